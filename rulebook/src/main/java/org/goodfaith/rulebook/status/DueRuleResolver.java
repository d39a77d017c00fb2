package org.goodfaith.rulebook.status;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.Limits;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.StayEffect;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.time.ComputationStep;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/** Resolves one due rule of an order to its dates. */
final class DueRuleResolver {

    private final Assessment assessment;
    private final CaseStateAsOf state;
    private final RecordAsKnownAt record;
    private final Stays stays;

    DueRuleResolver(Assessment assessment, CaseStateAsOf state) {
        this.assessment = assessment;
        this.state = state;
        record = state.record();
        stays = new Stays(state);
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
            case Due.EarlierOf earlier -> earlierOf(duty, earlier.of(), trigger);
            case Due.LaterOf later -> laterOf(duty, later.of(), trigger);
            case Due.Every every -> every(duty, every, trigger);
        };
    }

    /** Returns true if a stay affects the date, because it is counted and is not the date of an event. */
    boolean runs(Duty duty, Due due) {
        return switch (due) {
            case Due.Undated _, Due.Fixed _ -> true;
            case Due.Counted counted -> runs(duty, counted.from());
            case Due.Every every -> runs(duty, every.from());
            case Due.EventDay _ -> false;
            case Due.SameAs same -> runs(duty, same.term());
            case Due.EarlierOf earlier -> earlier.of().stream().allMatch(each -> runs(duty, each));
            case Due.LaterOf later -> later.of().stream().allMatch(each -> runs(duty, each));
        };
    }

    private boolean runs(Duty duty, Anchor anchor) {
        return switch (anchor) {
            case Anchor.OrderDated _, Anchor.OrderFiled _, Anchor.TriggeringFact _, Anchor.TermPerformed _ -> true;
            case Anchor.ScheduledEvent _ -> false;
            case Anchor.TermDue term -> runs(duty, term.term());
        };
    }

    private boolean runs(Duty duty, TermId other) {
        return duty.order().entered().terms().stream()
                .filter(term -> term.id().equals(other))
                .flatMap(term -> term.due().stream())
                .allMatch(reading -> runs(duty, reading.due()));
    }

    private ResolvedDueRule fixed(Duty duty, Due.Fixed due) {
        var step = new ComputationStep(
                duty.term().citation().where(),
                quotation(duty.term()),
                "a date fixed by the order; no days are counted");
        return stays.applyTo(
                ResolvedDueRule.computed(
                        List.of(step), record.computeFixed(due.on(), due.at(), duty.delivery()), null, List.of()),
                duty,
                null);
    }

    private ResolvedDueRule counted(Duty duty, Due.Counted due, @Nullable DatedEntry trigger) {
        return counted(duty, due.from(), trigger, start -> counted(duty, due.period(), due.at(), start));
    }

    private ResolvedDueRule counted(Duty duty, Anchor anchor, @Nullable DatedEntry trigger, CountingRule rule) {
        OrderEntered order = duty.order().entered();
        return switch (anchor) {
            case Anchor.OrderDated _ -> countedFromDay(duty, order.datedOn(), "the date of the order", rule);
            case Anchor.OrderFiled _ -> countedFromFiling(duty, order, rule);
            case Anchor.ScheduledEvent event ->
                withEvent(
                        duty, event.event(), (time, scheduled) -> rule.resolve(start(event.event(), time, scheduled)));
            case Anchor.TriggeringFact _ -> {
                if (trigger != null) {
                    yield rule.resolve(start(trigger));
                }
                yield isImposedByOrder(duty.term().trigger())
                        ? countedFromDay(duty, order.datedOn(), "the date of the order", rule)
                        : ResolvedDueRule.unresolved(
                                StatusCause.NOT_TRIGGERED, "the event it is counted from is not recorded");
            }
            case Anchor.TermDue term ->
                withTerm(duty, term.term(), (other, reading) -> {
                    DueMoment moment = reading.due();
                    return moment == null
                            ? ResolvedDueRule.undated(duty.term(), duty.quotedTitle(term.term()) + " has no due date")
                            : rule.resolve(start(duty, term.term(), other, moment));
                });
            case Anchor.TermPerformed term ->
                assessment
                        .otherTerms()
                        .performed(duty, term.order(), term.term())
                        .map(act -> rule.resolve(start(act)))
                        .orElseGet(() -> ResolvedDueRule.unresolved(
                                StatusCause.NOT_TRIGGERED,
                                assessment.otherTerms().notPerformed(duty, term.order(), term.term())));
        };
    }

    /** @return whether the order itself imposes the term, alone or besides other triggers */
    static boolean isImposedByOrder(Trigger trigger) {
        return switch (trigger) {
            case Trigger.OrderInForce _ -> true;
            case Trigger.AnyOf any -> any.triggers().stream().anyMatch(DueRuleResolver::isImposedByOrder);
            case Trigger.FactRecorded _, Trigger.TermDone _, Trigger.TermPerformed _, Trigger.WindowElapsed _ -> false;
        };
    }

    private ResolvedDueRule counted(Duty duty, Period period, @Nullable LocalTime at, CountingStart start) {
        var steps = new ArrayList<>(start.moves());
        steps.add(new ComputationStep(
                duty.term().citation().where(),
                quotation(duty.term()) + ": counted from " + start.description(),
                record.inWords(start.time())));
        return afterStays(
                duty,
                start,
                ResolvedDueRule.computed(
                        steps,
                        record.computePeriod(period, start.time(), duty.delivery(), at, start.servedByMail()),
                        start.lastMove(),
                        start.evidence()));
    }

    /**
     * A stay does not toll a period counted from an event. If it vacates dates, it vacates this one until a new move.
     */
    private ResolvedDueRule afterStays(Duty duty, CountingStart start, ResolvedDueRule rule) {
        return switch (start.stays()) {
            case ALL -> stays.applyTo(rule, duty, start.time().on());
            case VACATING -> {
                DatedEntry move = Objects.requireNonNull(start.lastMove());
                yield stays.applyTo(
                        rule,
                        duty,
                        null,
                        stay -> stay.effect() == StayEffect.VACATED
                                && DatedEntry.BY_VALID_TIME.compare(move, stay.begun()) < 0);
            }
            case NONE -> rule;
        };
    }

    /** The first period begins on the day it is counted from, every other the day after the one before ends. */
    private ResolvedDueRule every(Duty duty, Due.Every due, @Nullable DatedEntry trigger) {
        return counted(duty, due.from(), trigger, start -> every(duty, due, start));
    }

    private ResolvedDueRule every(Duty duty, Due.Every due, CountingStart start) {
        int period = duty.period() == null ? 1 : duty.period();
        LocalDate from = start.time().on();
        LocalDate begins = Periods.endOf(due, from, period - 1);
        if (!CourtCalendar.covers(begins)) {
            return ResolvedDueRule.notCovered(duty.term(), begins);
        }
        String every = "every " + due.amount() + " " + due.unit().name().toLowerCase(Locale.ROOT);
        var steps = new ArrayList<>(start.moves());
        steps.add(new ComputationStep(
                duty.term().citation().where(),
                quotation(duty.term()) + ": " + every + ", counted from " + start.description(),
                record.inWords(start.time())));
        if (period > 1) {
            steps.add(new ComputationStep(
                    duty.term().citation().where(),
                    "period " + period + " is counted from the last day of period " + (period - 1)
                            + ", before any roll",
                    UsDates.day(begins)));
        }
        // Months are counted from the first day, so that a short month does not shorten the later ones.
        boolean months = due.unit() == Period.Unit.MONTHS;
        int amount = Math.min(months ? due.amount() * period : due.amount(), Period.AMOUNT_MAX);
        ResolvedDueRule rule = ResolvedDueRule.computed(
                steps,
                record.computePeriod(
                        new Period(amount, due.unit(), Period.Direction.AFTER),
                        CourtTime.on(months ? from : begins),
                        duty.delivery(),
                        due.at(),
                        false),
                start.lastMove(),
                start.evidence());
        return afterStays(
                duty,
                start,
                period < Limits.PERIODS_MAX
                        ? rule
                        : rule.flagged("only the first " + Limits.PERIODS_MAX + " periods are tracked"));
    }

    private ResolvedDueRule countedFromFiling(Duty duty, OrderEntered order, CountingRule rule) {
        LocalDate filedOn = order.filedOn();
        return filedOn == null
                ? countedFromDay(
                        duty, order.datedOn(), "the date of the order, because its filing date is not recorded", rule)
                : countedFromDay(duty, filedOn, "the date the order was filed", rule);
    }

    /** An order can name any day, also one that no {@link CourtTime} can hold. */
    private ResolvedDueRule countedFromDay(Duty duty, LocalDate day, String description, CountingRule rule) {
        return CourtCalendar.covers(day)
                ? rule.resolve(CountingStart.day(day, description))
                : ResolvedDueRule.notCovered(duty.term(), day);
    }

    /** A date that cannot be computed yet does not count, but is mentioned. */
    private ResolvedDueRule earlierOf(Duty duty, List<Due> of, @Nullable DatedEntry trigger) {
        List<ResolvedDueRule> parts =
                of.stream().map(due -> resolve(duty, due, trigger)).toList();
        List<ResolvedDueRule> known =
                parts.stream().filter(part -> part.missing() == null).toList();
        if (known.isEmpty()) {
            return parts.getFirst();
        }
        List<ComputationStep> unknown = parts.stream()
                .filter(part -> part.missing() != null)
                .map(part ->
                        new ComputationStep(duty.term().citation().where(), part.missingReason(), "does not count yet"))
                .toList();
        return known.stream()
                .reduce(ResolvedDueRule::earlierOf)
                .orElseThrow()
                .explained(unknown)
                .chosen(duty.term(), "the earliest of these dates");
    }

    private ResolvedDueRule laterOf(Duty duty, List<Due> of, @Nullable DatedEntry trigger) {
        List<ResolvedDueRule> parts =
                of.stream().map(due -> resolve(duty, due, trigger)).toList();
        return parts.stream().filter(part -> part.missing() != null).findFirst().orElseGet(() -> parts.stream()
                .reduce(ResolvedDueRule::laterOf)
                .orElseThrow()
                .chosen(duty.term(), "the latest of these dates"));
    }

    private CountingStart start(EventKey event, CourtTime time, ScheduledOccasion scheduled) {
        return new CountingStart(
                time,
                "the " + event.inWords(),
                false,
                moves(event, scheduled),
                scheduled.lastMove(),
                List.of(scheduled.lastMove().asEvidence(Evidence.Part.SCHEDULES)),
                CountingStart.Affecting.VACATING);
    }

    private static CountingStart start(DatedEntry trigger) {
        return new CountingStart(
                trigger.occurredAt(),
                "the date of " + RecordAsKnownAt.describe(trigger),
                trigger.fact().circumstances().channel() == Channel.SERVED_BY_MAIL,
                List.of(),
                null,
                List.of(),
                CountingStart.Affecting.ALL);
    }

    private static CountingStart start(Duty duty, TermId term, ComputedDueDate other, DueMoment due) {
        return new CountingStart(
                new CourtTime(due.on(), due.time()),
                "the due date of " + duty.quotedTitle(term),
                false,
                List.of(),
                other.lastMove(),
                other.evidence(),
                CountingStart.Affecting.NONE);
    }

    private ResolvedDueRule eventDay(Duty duty, EventKey event) {
        return withEvent(duty, event, (time, scheduled) -> {
            LocalDate place = scheduled.tookPlaceOn();
            LocalDate day = place == null ? time.on() : place;
            var steps = new ArrayList<>(moves(event, scheduled));
            steps.add(new ComputationStep(
                    duty.term().citation().where(),
                    quotation(duty.term()) + ": through the day of the " + event.inWords(),
                    day.equals(time.on()) ? record.inWords(time) : "held on " + UsDates.day(day)));
            ResolvedDueRule rule = ResolvedDueRule.computed(
                    steps,
                    record.computeEndOfDay(day, duty.delivery()),
                    scheduled.lastMove(),
                    List.of(scheduled.lastMove().asEvidence(Evidence.Part.SCHEDULES)));
            LocalTime hour = time.time();
            return hour != null && day.equals(time.on()) && duty.attendedEvent().isPresent() ? rule.atHour(hour) : rule;
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
                    StatusCause.EVENT_NOT_SCHEDULED, "the " + key.inWords() + " has no date yet");
        }
        CourtTime time = scheduled.time();
        if (time == null) {
            return new ResolvedDueRule(
                    List.of(),
                    List.of(scheduled.lastMove().asEvidence(Evidence.Part.SCHEDULES)),
                    scheduled.lastMove(),
                    StatusCause.EVENT_CANCELED,
                    "the " + key.inWords() + " was taken off calendar");
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
                        "the " + key.inWords() + " was moved on " + UsDates.day(move.occurredOn()) + " from "
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

    private interface CountingRule {
        ResolvedDueRule resolve(CountingStart start);
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
     * @param stays the stays that affect a period counted from it
     */
    private record CountingStart(
            CourtTime time,
            String description,
            boolean servedByMail,
            List<ComputationStep> moves,
            @Nullable DatedEntry lastMove,
            List<Evidence> evidence,
            Affecting stays) {

        /** The stays that affect a period: one counted from another term's date is affected with that date. */
        enum Affecting {
            ALL,
            VACATING,
            NONE
        }

        static CountingStart day(LocalDate on, String description) {
            return new CountingStart(CourtTime.on(on), description, false, List.of(), null, List.of(), Affecting.ALL);
        }
    }
}
