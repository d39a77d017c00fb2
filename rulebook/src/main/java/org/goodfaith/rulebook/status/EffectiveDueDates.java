package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.StayEffect;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.TermRef;
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
    private final DueRuleResolver resolver;
    private final Extensions extensions;
    private final Stays stays;

    EffectiveDueDates(Assessment assessment, CaseStateAsOf state, DueReadings readings, DueRuleResolver resolver) {
        this.assessment = assessment;
        this.state = state;
        this.readings = readings;
        this.resolver = resolver;
        extensions = new Extensions(assessment, state);
        stays = new Stays(state);
    }

    ComputedDueDate of(Duty duty, Activation activation) {
        ComputedDueDate ordered = ordered(duty);
        ComputedDueDate current = extensions.applyTo(ordered, duty);
        if (current.missing() == StatusCause.EVENT_CANCELED) {
            return pastDueBeforeCancellation(duty, current).orElse(current);
        }
        return whyVoid(duty, current, activation).map(current::voided).orElse(current);
    }

    /** @return the due date that the order gives, before extensions */
    ComputedDueDate ordered(Duty duty) {
        return readings.compute(duty, duty.term().due(), trigger(assessment.activation(duty.whole())));
    }

    private static @Nullable DatedEntry trigger(Activation activation) {
        return switch (activation) {
            case Activation.Active active -> active.by();
            case Activation.Inactive _ -> null;
        };
    }

    /** @return whether the reference names the duty's term, in its order or in an order that it replaces */
    static boolean concernsTerm(CaseStateAsOf state, TermRef ref, Duty duty) {
        return ref.term().equals(duty.term().id())
                && state.chain(duty.order(), duty.term().id()).contains(ref.order());
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
                .or(() -> passedWhileSuspended(duty, due, dueDate));
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
    private Optional<String> passedWhileSuspended(Duty duty, DueMoment due, ComputedDueDate dueDate) {
        if (due.overdueFrom().isAfter(state.asOf())) {
            return Optional.empty();
        }
        Optional<DatedEntry> now = assessment.endOrStay(duty);
        return assessment
                .asOf(justBefore(due.overdueFrom()), duty, Assessment::endOrStay)
                .flatMap(suspension -> suspension)
                .filter(suspension -> !now.equals(Optional.of(suspension)))
                .filter(suspension -> !(suspension.fact() instanceof ProceedingsStayed)
                        || !isDecidedByStay(duty, suspension, dueDate))
                .map(suspension -> "no due date: " + due + " passed while the obligation was suspended by "
                        + RecordAsKnownAt.describe(suspension));
    }

    /**
     * Returns true if the stay alone decides the date: a date that is counted, or any date if the stay leaves dates
     * unchanged.
     */
    private boolean isDecidedByStay(Duty duty, DatedEntry stay, ComputedDueDate dueDate) {
        boolean extended = dueDate.lastMove() != null && dueDate.lastMove().fact() instanceof DeadlineExtended;
        return extended
                || duty.term().due().stream().allMatch(reading -> resolver.runs(duty, reading.due()))
                || stays.effectOf(stay, duty.order().id())
                        .filter(StayEffect.UNCHANGED::equals)
                        .isPresent();
    }

    private static Instant justBefore(Instant moment) {
        return moment.minusNanos(1);
    }
}
