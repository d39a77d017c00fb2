package org.goodfaith.rulebook.status;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.rulebook.time.ComputationStep;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/** Resolves one due rule of an order to its dates. */
final class DueRuleResolver {

    private final Assessment assessment;
    private final CaseStateAsOf state;
    private final RecordAsKnownAt record;

    DueRuleResolver(Assessment assessment, CaseStateAsOf state) {
        this.assessment = assessment;
        this.state = state;
        record = state.record();
    }

    /** @param trigger the entry that triggered the duty; null if the order or the passing of time did */
    ResolvedDueRule resolve(Duty duty, Due due, @Nullable DatedEntry trigger) {
        return switch (due) {
            case Due.Undated undated ->
                ResolvedDueRule.undated(duty.term(), "the order says \"" + undated.words() + "\"");
            case Due.Fixed fixed -> fixed(duty, fixed);
            case Due.Counted counted -> counted(duty, counted, trigger);
            case Due.EventDay day -> eventDay(duty, day.event());
            case Due.SameAs same -> sameAs(duty, same.term());
        };
    }

    static String eventName(EventKey key) {
        return key.value().replace('-', ' ');
    }

    private ResolvedDueRule fixed(Duty duty, Due.Fixed due) {
        var step = new ComputationStep(
                duty.term().citation().where(),
                quotation(duty.term()),
                "a date fixed by the order; no days are counted");
        return ResolvedDueRule.computed(
                List.of(step), record.computeFixed(due.on(), due.at(), duty.delivery()), null, List.of());
    }

    private ResolvedDueRule counted(Duty duty, Due.Counted due, @Nullable DatedEntry trigger) {
        return switch (due.from()) {
            case Anchor.OrderDated _ ->
                countedFromDay(duty, due, duty.order().entered().datedOn(), "the date of the order");
            case Anchor.OrderFiled _ ->
                countedFromFiling(duty, due, duty.order().entered());
            case Anchor.ScheduledEvent event ->
                withEvent(
                        duty,
                        event.event(),
                        (time, scheduled) -> counted(duty, due, start(event.event(), time, scheduled)));
            case Anchor.TriggeringFact _ ->
                trigger == null
                        ? ResolvedDueRule.unresolved(
                                StatusCause.NOT_TRIGGERED, "the event it is counted from is not recorded")
                        : counted(duty, due, start(trigger));
            case Anchor.TermDue term ->
                withTerm(duty, term.term(), (other, reading) -> {
                    DueMoment moment = reading.due();
                    return moment == null
                            ? ResolvedDueRule.undated(duty.term(), duty.quotedTitle(term.term()) + " has no due date")
                            : counted(duty, due, start(duty, term.term(), other, moment));
                });
        };
    }

    private ResolvedDueRule counted(Duty duty, Due.Counted due, CountingStart start) {
        var steps = new ArrayList<>(start.moves());
        steps.add(new ComputationStep(
                duty.term().citation().where(),
                quotation(duty.term()) + ": counted from " + start.description(),
                record.inWords(start.time())));
        return ResolvedDueRule.computed(
                steps,
                record.computePeriod(due.period(), start.time(), duty.delivery(), due.at(), start.servedByMail()),
                start.lastMove(),
                start.evidence());
    }

    private ResolvedDueRule countedFromFiling(Duty duty, Due.Counted due, OrderEntered order) {
        LocalDate filedOn = order.filedOn();
        return filedOn == null
                ? countedFromDay(
                        duty, due, order.datedOn(), "the date of the order, because its filing date is not recorded")
                : countedFromDay(duty, due, filedOn, "the date the order was filed");
    }

    /** An order can name any day, also one that no {@link CourtTime} can hold. */
    private ResolvedDueRule countedFromDay(Duty duty, Due.Counted due, LocalDate day, String description) {
        return CourtCalendar.covers(day)
                ? counted(duty, due, CountingStart.day(day, description))
                : ResolvedDueRule.notCovered(duty.term(), day);
    }

    private CountingStart start(EventKey event, CourtTime time, ScheduledOccasion scheduled) {
        return new CountingStart(
                time,
                "the " + eventName(event),
                false,
                moves(event, scheduled),
                scheduled.lastMove(),
                List.of(scheduled.lastMove().asEvidence(Evidence.Part.SCHEDULES)));
    }

    private static CountingStart start(DatedEntry trigger) {
        return new CountingStart(
                trigger.occurredAt(),
                "the date of " + RecordAsKnownAt.describe(trigger),
                trigger.fact().circumstances().channel() == Channel.SERVED_BY_MAIL,
                List.of(),
                null,
                List.of());
    }

    private static CountingStart start(Duty duty, TermId term, ComputedDueDate other, DueMoment due) {
        return new CountingStart(
                new CourtTime(due.on(), due.time()),
                "the due date of " + duty.quotedTitle(term),
                false,
                List.of(),
                other.lastMove(),
                other.evidence());
    }

    private ResolvedDueRule eventDay(Duty duty, EventKey event) {
        return withEvent(duty, event, (time, scheduled) -> {
            DatedEntry place = scheduled.tookPlace();
            LocalDate day = place == null ? time.on() : place.occurredOn();
            var steps = new ArrayList<>(moves(event, scheduled));
            steps.add(new ComputationStep(
                    duty.term().citation().where(),
                    quotation(duty.term()) + ": through the day of the " + eventName(event),
                    day.equals(time.on()) ? record.inWords(time) : "held on " + UsDates.day(day)));
            ResolvedDueRule rule = ResolvedDueRule.computed(
                    steps,
                    record.computeEndOfDay(day, duty.delivery()),
                    scheduled.lastMove(),
                    List.of(scheduled.lastMove().asEvidence(Evidence.Part.SCHEDULES)));
            LocalTime hour = time.time();
            return hour != null && day.equals(time.on()) && duty.attendedEvent().isPresent()
                    ? rule.atHour(hour)
                    : rule;
        });
    }

    private ResolvedDueRule sameAs(Duty duty, TermId term) {
        return withTerm(duty, term, (other, reading) -> {
            var steps = new ArrayList<>(reading.explanation().steps());
            steps.add(new ComputationStep(
                    duty.term().citation().where(),
                    "no later than " + duty.quotedTitle(term),
                    String.valueOf(reading.due())));
            return new ResolvedDueRule(
                    List.of(new ResolvedDueRule.DueDate(reading.label(), reading.due(), steps, reading.flags())),
                    other.evidence(),
                    other.lastMove(),
                    null,
                    "");
        });
    }

    private ResolvedDueRule withEvent(Duty duty, EventKey key, EventRule rule) {
        ScheduledOccasion scheduled = state.occasions().scheduled(duty, key).orElse(null);
        if (scheduled == null) {
            return ResolvedDueRule.unresolved(
                    StatusCause.EVENT_NOT_SCHEDULED, "the " + eventName(key) + " has no date yet");
        }
        CourtTime time = scheduled.time();
        if (time == null) {
            return new ResolvedDueRule(
                    List.of(),
                    List.of(scheduled.lastMove().asEvidence(Evidence.Part.SCHEDULES)),
                    scheduled.lastMove(),
                    StatusCause.EVENT_CANCELED,
                    "the " + eventName(key) + " was taken off calendar");
        }
        return rule.resolve(time, scheduled);
    }

    /** @return the step that explains the last move of an event; empty if it was never moved */
    private List<ComputationStep> moves(EventKey key, ScheduledOccasion scheduled) {
        DatedEntry move = scheduled.lastMove();
        CourtTime from = scheduled.movedFrom();
        return from == null
                ? List.of()
                : List.of(new ComputationStep(
                        "entry " + move.sequence(),
                        "the " + eventName(key) + " was moved on " + UsDates.day(move.occurredOn()) + " from "
                                + record.inWords(from)
                                + (move.fact() instanceof EventRescheduled f ? ": " + f.reason() : ""),
                        scheduled.time() == null ? "no date" : record.inWords(scheduled.time())));
    }

    /** Resolves a date that depends on another term, once for each reading of that term that is not ruled out. */
    private ResolvedDueRule withTerm(Duty duty, TermId term, TermRule rule) {
        Optional<ComputedDueDate> counterpart =
                assessment.counterpart(duty, term).map(assessment::dueDate);
        if (counterpart.isEmpty()) {
            return ResolvedDueRule.unresolved(StatusCause.NOT_TRIGGERED, "no party owes " + duty.quotedTitle(term));
        }
        ComputedDueDate other = counterpart.get();
        if (other.missing() != null) {
            return new ResolvedDueRule(
                    List.of(), other.evidence(), other.lastMove(), other.missing(), other.missingReason());
        }
        return other.readings().stream()
                .filter(reading -> !reading.ruledOut())
                .sorted(Comparator.comparing(reading -> !reading.inForce()))
                .map(reading -> rule.resolve(other, reading))
                .reduce(ResolvedDueRule::and)
                .orElseGet(() -> ResolvedDueRule.undated(duty.term(), duty.quotedTitle(term) + " has no due date"))
                .distinctMoments();
    }

    private static String quotation(Term term) {
        return "\"" + term.citation().quotation() + "\"";
    }

    private interface EventRule {
        ResolvedDueRule resolve(CourtTime time, ScheduledOccasion scheduled);
    }

    private interface TermRule {
        ResolvedDueRule resolve(ComputedDueDate other, DueReading reading);
    }

    /**
     * The moment a period is counted from.
     *
     * @param servedByMail whether Fed. R. Civ. P. 6(d) adds days
     * @param moves the steps that explain why it was moved; empty if it was not
     * @param lastMove the entry that set it; null if the order or the triggering entry did
     */
    private record CountingStart(
            CourtTime time,
            String description,
            boolean servedByMail,
            List<ComputationStep> moves,
            @Nullable DatedEntry lastMove,
            List<Evidence> evidence) {

        static CountingStart day(LocalDate on, String description) {
            return new CountingStart(CourtTime.on(on), description, false, List.of(), null, List.of());
        }
    }
}
