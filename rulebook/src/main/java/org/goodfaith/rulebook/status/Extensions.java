package org.goodfaith.rulebook.status;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Period;
import org.goodfaith.rulebook.time.ComputationStep;
import org.goodfaith.rulebook.time.DateExplanation;
import org.goodfaith.rulebook.time.DueMoment;

/**
 * Applies extensions to a due date. One to a new date replaces every earlier one. One by a number of days is counted
 * from the date in force before it.
 */
final class Extensions {

    private final Assessment assessment;
    private final CaseStateAsOf state;
    private final Stays stays;

    Extensions(Assessment assessment, CaseStateAsOf state) {
        this.assessment = assessment;
        this.state = state;
        stays = new Stays(state);
    }

    ComputedDueDate applyTo(ComputedDueDate ordered, Duty duty) {
        ComputedDueDate current = ordered;
        for (DatedEntry extension : of(duty, ordered)) {
            CourtTime dueAt = ((DeadlineExtended) extension.fact()).dueAt();
            current = dueAt == null ? byDays(duty, extension, current) : to(duty, extension, dueAt, current);
        }
        return current;
    }

    /** @return the extensions of the duty that a later move or order does not replace, in order of occurrence */
    private List<DatedEntry> of(Duty duty, ComputedDueDate ordered) {
        EntryTopic topic = EntryTopic.ofTerm(
                DeadlineExtended.class.getSimpleName(), duty.term().id());
        List<DatedEntry> extensions = state.entries(topic).stream()
                .filter(entry -> concerns((DeadlineExtended) entry.fact(), duty))
                .filter(entry -> state.occasions().concerns(entry, duty))
                .filter(entry -> assessment.recurrences().concerns(entry, duty))
                .filter(entry -> !replacedByLaterOrder((DeadlineExtended) entry.fact(), entry, duty))
                .filter(entry -> !movedAfter(entry, ordered, duty))
                .sorted(DatedEntry.BY_OCCURRENCE)
                .toList();
        int first = 0;
        for (int i = 0; i < extensions.size(); i++) {
            if (((DeadlineExtended) extensions.get(i).fact()).dueAt() != null) {
                first = i;
            }
        }
        return extensions.subList(first, extensions.size());
    }

    /** An extension for one of several joint obligors extends the joint act. */
    private boolean concerns(DeadlineExtended extended, Duty duty) {
        List<PartyId> parties = extended.parties();
        return EffectiveDueDates.concernsTerm(state, extended.term(), duty)
                && (parties.isEmpty() || duty.obligors().stream().anyMatch(parties::contains));
    }

    /** A later order that restates the term sets a new date and ends an extension of the old one. */
    private static boolean replacedByLaterOrder(DeadlineExtended extended, DatedEntry entry, Duty duty) {
        return !extended.term().order().equals(duty.order().id())
                && DatedEntry.BY_VALID_TIME.compare(entry, duty.order().entry()) < 0;
    }

    /**
     * Holding an event that was never scheduled does not move a date the court extended. Neither does a move that
     * leaves the day as it was when the court extended it.
     */
    private boolean movedAfter(DatedEntry extension, ComputedDueDate ordered, Duty duty) {
        DatedEntry move = ordered.lastMove();
        return move != null
                && !(move.fact() instanceof EventHeld)
                && !(move.fact() instanceof NonappearanceRecorded)
                && DatedEntry.BY_OCCURRENCE.compare(extension, move) < 0
                && assessment
                        .asOf(
                                extension
                                        .occurredAt()
                                        .startsAt(state.record().zone())
                                        .minusNanos(1),
                                duty,
                                Assessment::orderedDueDate)
                        .map(then -> !then.days().equals(daysAfter(move, duty, ordered)))
                        .orElse(true);
    }

    /** The day on which the event was held later is no move. */
    private List<String> daysAfter(DatedEntry move, Duty duty, ComputedDueDate ordered) {
        return assessment
                .asOf(move.at(), duty, Assessment::orderedDueDate)
                .orElse(ordered)
                .days();
    }

    private ComputedDueDate to(Duty duty, DatedEntry entry, CourtTime dueAt, ComputedDueDate before) {
        var steps = new ArrayList<ComputationStep>();
        before.inForce().ifPresent(reading -> steps.addAll(reading.explanation().steps()));
        steps.add(new ComputationStep(
                cites(entry),
                "extended by " + granted(entry)
                        + before.due().map(due -> ", from " + due).orElse(""),
                state.record().inWords(dueAt)));
        ResolvedDueRule rule = stays.applyTo(
                ResolvedDueRule.computed(
                        steps,
                        state.record().computeFixed(dueAt.on(), dueAt.time(), duty.delivery()),
                        entry,
                        List.of()),
                duty,
                null,
                stay -> DatedEntry.BY_VALID_TIME.compare(entry, stay.begun()) < 0);
        return extended(readings("extended", "as extended", rule, true, false), entry, before, rule.evidence());
    }

    /** A stay that changed the date before the extension is not applied a second time. */
    private ComputedDueDate byDays(Duty duty, DatedEntry entry, ComputedDueDate before) {
        if (before.missing() != null) {
            return before;
        }
        var readings = new ArrayList<DueReading>();
        var evidence = new ArrayList<Evidence>();
        for (DueReading reading : before.readings()) {
            DueMoment due = reading.due();
            if (due == null) {
                readings.add(reading);
                continue;
            }
            ResolvedDueRule rule = stays.applyTo(
                    byDays(duty, entry, reading, due),
                    duty,
                    null,
                    stay -> DatedEntry.BY_VALID_TIME.compare(entry, stay.begun()) < 0
                            && !due.overdueFrom().isAfter(stay.begun().at()));
            evidence.addAll(rule.evidence());
            boolean only = before.readings().size() == 1;
            readings.addAll(readings(
                    only ? "extended" : reading.id(),
                    only ? "as extended" : reading.label() + ", as extended",
                    rule,
                    reading.inForce(),
                    reading.ruledOut()));
        }
        return extended(readings, entry, before, evidence);
    }

    /** The hour of an event that a party has to attend is no time by which anything must be done. */
    private ResolvedDueRule byDays(Duty duty, DatedEntry entry, DueReading reading, DueMoment due) {
        LocalTime hour = due.time();
        boolean attends = duty.attendedEvent().isPresent();
        Integer days = ((DeadlineExtended) entry.fact()).byDays();
        int amount = days == null ? 1 : days;
        var steps = new ArrayList<>(reading.explanation().steps());
        steps.add(new ComputationStep(
                cites(entry),
                "extended by " + amount + (amount == 1 ? " day" : " days") + " by " + granted(entry)
                        + ", counted from the date before",
                due.toString()));
        ResolvedDueRule extended = ResolvedDueRule.computed(
                steps,
                state.record()
                        .computePeriod(
                                new Period(amount, Period.Unit.DAYS, Period.Direction.AFTER),
                                CourtTime.on(due.on()),
                                duty.delivery(),
                                attends ? null : hour,
                                false),
                entry,
                List.of());
        return attends && hour != null ? extended.atHour(hour) : extended;
    }

    private static String cites(DatedEntry entry) {
        return "entry " + entry.sequence();
    }

    private static String granted(DatedEntry entry) {
        return switch (((DeadlineExtended) entry.fact()).basis()) {
                    case ORDER -> "court order";
                    case STIPULATION -> "stipulation";
                }
                + " of " + UsDates.day(entry.occurredOn());
    }

    private static List<DueReading> readings(
            String id, String label, ResolvedDueRule rule, boolean inForce, boolean ruledOut) {
        var readings = new ArrayList<DueReading>();
        boolean several = rule.dates().size() > 1;
        for (int i = 0; i < rule.dates().size(); i++) {
            ResolvedDueRule.DueDate date = rule.dates().get(i);
            readings.add(new DueReading(
                    several ? id + "." + (i + 1) : id,
                    several ? label + "; " + date.label() : label,
                    date.due(),
                    new DateExplanation(date.steps()),
                    date.flags(),
                    inForce && i == 0,
                    ruledOut));
        }
        return readings;
    }

    private static ComputedDueDate extended(
            List<DueReading> readings, DatedEntry entry, ComputedDueDate before, List<Evidence> more) {
        var evidence = new ArrayList<>(before.evidence());
        evidence.addAll(more);
        evidence.add(entry.asEvidence(Evidence.Part.EXTENDS));
        return new ComputedDueDate(readings, evidence, entry, null, null, "");
    }
}
