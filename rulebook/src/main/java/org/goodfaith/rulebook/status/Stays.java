package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.StayEffect;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Period;
import org.goodfaith.rulebook.schedule.Source;
import org.goodfaith.rulebook.schedule.Stay;
import org.goodfaith.rulebook.time.Computation;
import org.goodfaith.rulebook.time.ComputationStep;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * Applies stays to a due date. Only stays that began before the date passed count. A stay that states no effect gives
 * two readings.
 */
final class Stays {

    private final CaseStateAsOf state;

    Stays(CaseStateAsOf state) {
        this.state = state;
    }

    /**
     * A stay of an order, with the moments from which its entries count.
     *
     * @param lifted the entry that ended it; null while it runs
     * @param effect its effect on dates; null if neither the stay nor the order that lifts it states one
     */
    record Suspension(
            DatedEntry begun,
            @Nullable DatedEntry lifted,
            @Nullable StayEffect effect) {}

    /** @return the stays of an order, in order of valid time */
    List<Suspension> of(OrderId order) {
        return state.stays(order).stream().map(this::suspension).toList();
    }

    private Suspension suspension(Stay stay) {
        Source lifted = stay.lifted();
        return new Suspension(entry(stay.by()), lifted == null ? null : entry(lifted), stay.effect());
    }

    private DatedEntry entry(Source source) {
        return state.record().entry(source);
    }

    /**
     * Returns the effect on dates of the stay that {@code begun} started; empty if the stay states none or the entry is
     * not a stay.
     */
    Optional<StayEffect> effectOf(DatedEntry begun, OrderId order) {
        return of(order).stream()
                .filter(stay -> stay.begun().equals(begun))
                .flatMap(stay -> Stream.ofNullable(stay.effect()))
                .findFirst();
    }

    /** @param startedOn the day from which the period ran; null if it ran before every stay */
    ResolvedDueRule applyTo(ResolvedDueRule rule, Duty duty, @Nullable LocalDate startedOn) {
        return applyTo(rule, duty, startedOn, _ -> true);
    }

    /** @param which the stays that can affect the date */
    ResolvedDueRule applyTo(
            ResolvedDueRule rule, Duty duty, @Nullable LocalDate startedOn, Predicate<Suspension> which) {
        ResolvedDueRule current = rule;
        for (Suspension stay : of(duty.order().id())) {
            if (which.test(stay)) {
                current = applied(current, duty, startedOn, stay);
            }
        }
        return current.equals(rule) ? rule : current.distinctMoments();
    }

    private ResolvedDueRule applied(ResolvedDueRule rule, Duty duty, @Nullable LocalDate startedOn, Suspension stay) {
        var dates = new ArrayList<ResolvedDueRule.DueDate>();
        boolean affected = false;
        for (ResolvedDueRule.DueDate date : rule.dates()) {
            DueMoment due = date.due();
            if (due == null || !isRunning(due, startedOn, stay)) {
                dates.add(date);
                continue;
            }
            List<ResolvedDueRule.DueDate> now = applied(date, due, duty, startedOn, stay);
            affected |= !now.equals(List.of(date));
            dates.addAll(now);
        }
        if (!affected) {
            return rule;
        }
        List<Evidence> evidence = Stream.concat(Stream.of(stay.begun()), Stream.ofNullable(stay.lifted()))
                .map(entry -> entry.asEvidence(Evidence.Part.SUSPENDS))
                .toList();
        return rule.withDates(dates).withEvidence(evidence);
    }

    /** @return whether the date had not passed when the stay began, and the period began before the stay was lifted */
    private boolean isRunning(DueMoment due, @Nullable LocalDate startedOn, Suspension stay) {
        Instant begun = stay.begun().at();
        return due.overdueFrom().isAfter(begun)
                && (startedOn == null
                        || stay.lifted() == null
                        || startedOn.isBefore(stay.lifted().occurredOn()));
    }

    private List<ResolvedDueRule.DueDate> applied(
            ResolvedDueRule.DueDate date, DueMoment due, Duty duty, @Nullable LocalDate startedOn, Suspension stay) {
        StayEffect effect = stay.effect();
        if (effect == null) {
            DatedEntry lifted = stay.lifted();
            return lifted == null
                    ? List.of(date)
                    : Stream.concat(
                                    Stream.of(labeled(date, "if the stay did not change the date")),
                                    tolled(date, due, duty, startedOn, stay, lifted).stream()
                                            .map(each -> labeled(each, "if the stay tolled the period")))
                            .toList();
        }
        return switch (effect) {
            case UNCHANGED -> List.of(date);
            case VACATED -> List.of(without(date, stay.begun(), "the stay vacated this date", "no date"));
            case TOLLED -> {
                DatedEntry lifted = stay.lifted();
                yield lifted == null
                        ? List.of(without(
                                date,
                                stay.begun(),
                                "the stay tolls the period; the remaining days run again from the day it is lifted",
                                remaining(due, startedOn, stay) + " days remain"))
                        : tolled(date, due, duty, startedOn, stay, lifted);
            }
        };
    }

    private static ResolvedDueRule.DueDate labeled(ResolvedDueRule.DueDate date, String label) {
        return new ResolvedDueRule.DueDate(label, date.due(), date.steps(), date.flags());
    }

    private static ResolvedDueRule.DueDate without(
            ResolvedDueRule.DueDate date, DatedEntry stay, String says, String result) {
        var steps = new ArrayList<>(date.steps());
        steps.add(step(stay, says, result));
        return new ResolvedDueRule.DueDate(date.label(), null, steps, date.flags());
    }

    private static long remaining(DueMoment due, @Nullable LocalDate startedOn, Suspension stay) {
        LocalDate stayedOn = stay.begun().occurredOn();
        LocalDate from = startedOn != null && startedOn.isAfter(stayedOn) ? startedOn : stayedOn;
        return Math.max(0, ChronoUnit.DAYS.between(from, due.on()));
    }

    private List<ResolvedDueRule.DueDate> tolled(
            ResolvedDueRule.DueDate date,
            DueMoment due,
            Duty duty,
            @Nullable LocalDate startedOn,
            Suspension stay,
            DatedEntry lifted) {
        long remaining = Math.min(Period.AMOUNT_MAX, remaining(due, startedOn, stay));
        LocalDate liftedOn = lifted.occurredOn();
        Computation computation = remaining == 0
                ? state.record().computeFixed(liftedOn, due.time(), duty.delivery())
                : state.record()
                        .computePeriod(
                                new Period((int) remaining, Period.Unit.DAYS, Period.Direction.AFTER),
                                CourtTime.on(liftedOn),
                                duty.delivery(),
                                due.time(),
                                false);
        var steps = new ArrayList<>(date.steps());
        steps.add(step(stay.begun(), "the stay tolled the period", remaining + " days remained"));
        steps.add(step(lifted, "the remaining days run again from the day the stay was lifted", UsDates.day(liftedOn)));
        return ResolvedDueRule.computed(steps, computation, null, List.of()).dates().stream()
                .map(tolled -> new ResolvedDueRule.DueDate(
                        tolled.label(),
                        tolled.due(),
                        tolled.steps(),
                        Stream.concat(date.flags().stream(), tolled.flags().stream())
                                .distinct()
                                .toList()))
                .toList();
    }

    private static ComputationStep step(DatedEntry entry, String says, String result) {
        return new ComputationStep("entry " + entry.sequence(), says + ": " + UsDates.day(entry.occurredOn()), result);
    }
}
