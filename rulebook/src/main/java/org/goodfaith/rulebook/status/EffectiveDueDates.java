package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.time.ComputationStep;
import org.goodfaith.rulebook.time.DateExplanation;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * Decides which due date of a duty counts: the order's, an extended one, the one before a cancellation, or none.
 *
 * <p>{@link DueReadings} computes the dates themselves.
 */
final class EffectiveDueDates {

    private final Assessment assessment;
    private final CaseStateAsOf state;
    private final DueReadings readings;

    EffectiveDueDates(Assessment assessment, CaseStateAsOf state, DueReadings readings) {
        this.assessment = assessment;
        this.state = state;
        this.readings = readings;
    }

    ComputedDueDate of(Duty duty, Activation activation) {
        ComputedDueDate ordered = ordered(duty, activation);
        ComputedDueDate current = extensionOf(duty)
                .filter(extension -> !movedAfter(extension, ordered, duty))
                .map(extension -> extended(duty, extension, ordered))
                .orElse(ordered);
        if (current.missing() == StatusCause.EVENT_CANCELED) {
            return pastDueBeforeCancellation(duty, current).orElse(current);
        }
        return whyVoid(duty, current, activation).map(current::voided).orElse(current);
    }

    /** @return the due date that the order gives, before extensions */
    ComputedDueDate ordered(Duty duty, Activation activation) {
        return readings.compute(duty, duty.term().due(), trigger(activation));
    }

    private static @Nullable DatedEntry trigger(Activation activation) {
        return switch (activation) {
            case Activation.Active active -> active.by();
            case Activation.Inactive _ -> null;
        };
    }

    // Extensions

    private Optional<DatedEntry> extensionOf(Duty duty) {
        return state.last(
                        DeadlineExtended.class,
                        duty,
                        extended ->
                                concernsTerm(state, extended.term(), duty) && concernsObligor(extended.parties(), duty))
                .filter(entry -> !replacedByLaterOrder((DeadlineExtended) entry.fact(), entry, duty));
    }

    /** @return whether the reference names the duty's term, in its order or in an order that it replaces */
    static boolean concernsTerm(CaseStateAsOf state, TermRef ref, Duty duty) {
        return ref.term().equals(duty.term().id())
                && state.chain(duty.order(), duty.term().id()).contains(ref.order());
    }

    /** An extension for one of several joint obligors extends the joint act. */
    private static boolean concernsObligor(List<PartyId> parties, Duty duty) {
        return parties.isEmpty() || duty.obligors().stream().anyMatch(parties::contains);
    }

    /** A later order that restates the term sets a new date and ends an extension of the old one. */
    private static boolean replacedByLaterOrder(DeadlineExtended extended, DatedEntry entry, Duty duty) {
        return !extended.term().order().equals(duty.order().id())
                && DatedEntry.BY_VALID_TIME.compare(entry, duty.order().entry()) < 0;
    }

    /**
     * Holding an event that was never scheduled does not move a date the court extended. Neither does a move that leaves
     * the day as it was when the court extended it.
     */
    private boolean movedAfter(DatedEntry extension, ComputedDueDate ordered, Duty duty) {
        DatedEntry move = ordered.lastMove();
        return move != null
                && !(move.fact() instanceof EventHeld)
                && !(move.fact() instanceof NonappearanceRecorded)
                && DatedEntry.BY_OCCURRENCE.compare(extension, move) < 0
                && assessment
                        .asOf(
                                justBefore(extension.occurredAt()
                                        .startsAt(state.record().zone())),
                                duty,
                                Assessment::orderedDueDate)
                        .map(then -> !then.days().equals(ordered.days()))
                        .orElse(true);
    }

    private ComputedDueDate extended(Duty duty, DatedEntry entry, ComputedDueDate before) {
        var extension = (DeadlineExtended) entry.fact();
        CourtTime dueAt = extension.dueAt();
        var steps = new ArrayList<ComputationStep>();
        before.inForce().ifPresent(reading -> steps.addAll(reading.explanation().steps()));
        steps.add(new ComputationStep(
                "entry " + entry.sequence(),
                "extended by "
                        + switch (extension.basis()) {
                            case ORDER -> "court order";
                            case STIPULATION -> "stipulation";
                        }
                        + " of " + UsDates.day(entry.occurredOn())
                        + before.due().map(due -> ", from " + due).orElse(""),
                state.record().inWords(dueAt)));
        ResolvedDueRule.DueDate date = ResolvedDueRule.computed(
                        steps, state.record().computeFixed(dueAt.on(), dueAt.time(), duty.delivery()), entry, List.of())
                .dates()
                .getFirst();
        var evidence = new ArrayList<>(before.evidence());
        evidence.add(entry.asEvidence(Evidence.Part.EXTENDS));
        return new ComputedDueDate(
                List.of(new DueReading(
                        "extended",
                        "as extended",
                        date.due(),
                        new DateExplanation(date.steps()),
                        date.flags(),
                        true,
                        false)),
                evidence,
                entry,
                null,
                null,
                "");
    }

    // Cancellations

    /** A duty that was past due when its event was taken off calendar keeps its date. */
    private Optional<ComputedDueDate> pastDueBeforeCancellation(Duty duty, ComputedDueDate canceled) {
        Instant canceledAt = Objects.requireNonNull(canceled.lastMove()).at();
        return assessment
                .asOf(
                        justBefore(canceledAt),
                        duty,
                        (earlier, sameDuty) -> earlier.isPastDue(sameDuty, canceledAt)
                                ? Optional.of(earlier.dueDate(sameDuty))
                                : Optional.<ComputedDueDate>empty())
                .flatMap(dueDate -> dueDate)
                .map(dueDate -> dueDate.keptAfterCancellation(canceled));
    }

    // Dates that nobody could have met

    private Optional<String> whyVoid(Duty duty, ComputedDueDate dueDate, Activation activation) {
        DueMoment due = dueDate.latest().orElse(null);
        if (due == null) {
            return Optional.empty();
        }
        return boundTooLate(due, activation)
                .or(() -> movedIntoThePast(duty, due, dueDate.lastMove()))
                .or(() -> passedWhileSuspended(duty, due));
    }

    private static Optional<String> boundTooLate(DueMoment due, Activation activation) {
        return activation instanceof Activation.Active active && !active.since().isBefore(due.overdueFrom())
                ? Optional.of("no due date: it became binding after " + due)
                : Optional.empty();
    }

    private Optional<String> movedIntoThePast(Duty duty, DueMoment due, @Nullable DatedEntry move) {
        if (move == null || !due.on().isBefore(state.record().dayOf(move.at()))) {
            return Optional.empty();
        }
        Optional<ComputedDueDate> before = assessment.asOf(justBefore(move.at()), duty, Assessment::dueDate);
        boolean dutyIsNewer = before.isEmpty();
        boolean dateUnchanged =
                before.flatMap(ComputedDueDate::latest).filter(due::equals).isPresent();
        if (dutyIsNewer || dateUnchanged) {
            return before.map(ComputedDueDate::voidBecause);
        }
        return Optional.of("no due date: entry " + move.sequence() + " of " + UsDates.day(move.occurredOn())
                + " set it to " + due + ", which had already passed");
    }

    /** A duty that revives after a settlement failed, a stay was lifted or the case reopened was not owed meanwhile. */
    private Optional<String> passedWhileSuspended(Duty duty, DueMoment due) {
        if (due.overdueFrom().isAfter(state.asOf())) {
            return Optional.empty();
        }
        Optional<DatedEntry> now = assessment.endOrStay(duty);
        return assessment
                .asOf(justBefore(due.overdueFrom()), duty, Assessment::endOrStay)
                .flatMap(suspension -> suspension)
                .filter(suspension -> !now.equals(Optional.of(suspension)))
                .map(suspension -> "no due date: " + due + " passed while the obligation was suspended by "
                        + RecordAsKnownAt.describe(suspension));
    }

    private static Instant justBefore(Instant moment) {
        return moment.minusNanos(1);
    }
}
