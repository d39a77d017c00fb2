package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.goodfaith.events.Limits;
import org.goodfaith.events.NonpartyActRecorded;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.jspecify.annotations.Nullable;

/**
 * Divides the time of a term that recurs in periods, such as "every 30 days". Each obligor owes one obligation for each
 * period that has begun. It also owes one for the next period.
 */
final class Periods {

    private final Assessment assessment;
    private final CaseStateAsOf state;

    Periods(Assessment assessment, CaseStateAsOf state) {
        this.assessment = assessment;
        this.state = state;
    }

    /** @return the last day of a period before it rolls, counted from the day before the first period */
    static LocalDate endOf(Due.Every every, LocalDate from, int period) {
        long units = (long) every.amount() * period;
        return switch (every.unit()) {
            case WEEKS -> from.plusWeeks(units);
            case MONTHS -> from.plusMonths(units);
            case HOURS, DAYS, COURT_DAYS -> from.plusDays(units);
        };
    }

    /**
     * Returns the duties of every period that has begun by now or by the end of the term, and of the next one, at most
     * {@value Limits#PERIODS_MAX}.
     *
     * @param whole the duty without a period
     */
    List<Duty> of(Duty whole) {
        Due.Every every = whole.term().every().orElseThrow();
        LocalDate from = from(whole, every).orElse(null);
        if (from == null) {
            return List.of(whole.inPeriod(1));
        }
        Instant until = assessment.end(whole).map(End::at).orElse(state.asOf());
        int first = firstOwed(whole, every, from);
        var duties = new ArrayList<Duty>();
        for (int period = first; period <= Limits.PERIODS_MAX; period++) {
            Instant begins = begins(every, from, period);
            duties.add(whole.inPeriod(period));
            if (period > first && begins.isAfter(until)) {
                state.expectChangeAt(begins);
                break;
            }
        }
        return duties;
    }

    /** @return the activation of a duty; that of a later period not before the period begins */
    Activation activation(Duty duty, Activation activation) {
        Integer period = duty.period();
        if (period == null || period == 1 || !(activation instanceof Activation.Active active)) {
            return activation;
        }
        Due.Every every = duty.term().every().orElseThrow();
        return from(duty, every, active)
                .<Activation>map(from -> {
                    Instant begins = begins(every, from, period);
                    if (begins.isAfter(state.asOf())) {
                        state.expectChangeAt(begins);
                        return new Activation.Inactive(
                                StatusCause.NOT_TRIGGERED,
                                "period " + period + " begins on "
                                        + UsDates.day(state.record().dayOf(begins)),
                                null,
                                active.window());
                    }
                    return new Activation.Active(
                            begins.isAfter(active.since()) ? begins : active.since(), active.by(), active.window());
                })
                .orElse(activation);
    }

    /**
     * Returns the acts that count for the duty's period.
     *
     * <p>An act counts for the period it names. Otherwise it counts for the earliest period, up to the one in which it
     * was done, for which nobody acted yet for one of the same parties. An act in cure counts with the act it cures.
     * While the day from which the periods are counted is unknown, no act counts for any of them.
     *
     * @param acts all acts that fit the term, ordered by valid time
     */
    List<DatedEntry> assigned(Duty duty, List<DatedEntry> acts) {
        Integer period = duty.period();
        LocalDate from = period == null
                ? null
                : from(duty, duty.term().every().orElseThrow()).orElse(null);
        if (period == null) {
            return acts;
        }
        if (from == null) {
            return List.of();
        }
        Due.Every every = duty.term().every().orElseThrow();
        int first = firstOwed(duty, every, from);
        Map<Long, Integer> periodOf = new HashMap<>();
        Map<Integer, Set<Object>> acted = new HashMap<>();
        for (DatedEntry act : acts) {
            Set<Object> by = actors(act, duty);
            Integer assigned = named(act);
            Long cured = act.fact().circumstances().cures();
            if (assigned == null && cured != null) {
                assigned = periodOf.get(cured);
            }
            if (assigned == null) {
                assigned = earliestWithout(by, first, periodAt(act.occurredOn(), every, from, first), acted);
            }
            periodOf.put(act.sequence(), assigned);
            acted.computeIfAbsent(assigned, _ -> new HashSet<>()).addAll(by);
        }
        return acts.stream()
                .filter(act -> period.equals(periodOf.get(act.sequence())))
                .toList();
    }

    private static int earliestWithout(Set<Object> by, int first, int last, Map<Integer, Set<Object>> acted) {
        for (int period = first; period < last; period++) {
            if (!acted.getOrDefault(period, Set.of()).containsAll(by)) {
                return period;
            }
        }
        return last;
    }

    private static int periodAt(LocalDate day, Due.Every every, LocalDate from, int first) {
        int period = first;
        while (period < Limits.PERIODS_MAX && endOf(every, from, period).isBefore(day)) {
            period++;
        }
        return period;
    }

    private static Set<Object> actors(DatedEntry act, Duty duty) {
        var by = new HashSet<Object>();
        if (act.fact() instanceof PartyAct done) {
            by.addAll(done.actors().onBehalfOf());
            by.retainAll(duty.obligors());
        } else {
            by.add(duty.id());
        }
        return by;
    }

    private static @Nullable Integer named(DatedEntry act) {
        return switch (act.fact()) {
            case PerformanceRecorded f -> f.period();
            case NonpartyActRecorded f -> f.period();
            default -> null;
        };
    }

    private Instant begins(Due.Every every, LocalDate from, int period) {
        return state.record()
                .startOf(period == 1 ? from : endOf(every, from, period - 1).plusDays(1));
    }

    /** @return the number of the first period that the duty's obligors owe; 1 while the periods cannot be counted */
    int firstOwed(Duty duty) {
        Due.Every every = duty.term().every().orElseThrow();
        return from(duty, every).map(from -> firstOwed(duty, every, from)).orElse(1);
    }

    /** A period that ended before the order was made, or before the first obligor was served, is not owed. */
    private int firstOwed(Duty duty, Due.Every every, LocalDate from) {
        LocalDate joined = duty.obligors().stream()
                .map(state::party)
                .map(party -> Objects.requireNonNullElse(party.boundBy(), party.joined())
                        .on())
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        LocalDate ordered = duty.order().entered().datedOn();
        return periodAt(joined.isBefore(ordered) ? ordered : joined, every, from, 1);
    }

    private Optional<LocalDate> from(Duty duty, Due.Every every) {
        return assessment.activation(duty.whole()) instanceof Activation.Active active
                ? from(duty, every, active)
                : Optional.empty();
    }

    /** @return the day the first period is counted from; empty if it is not known yet */
    private Optional<LocalDate> from(Duty duty, Due.Every every, Activation.Active active) {
        return switch (every.from()) {
            case Anchor.OrderDated _ -> Optional.of(duty.order().entered().datedOn());
            case Anchor.OrderFiled _ ->
                Optional.of(Objects.requireNonNullElse(
                        duty.order().entered().filedOn(), duty.order().entered().datedOn()));
            case Anchor.ScheduledEvent event ->
                state.occasions()
                        .scheduled(duty, event.event())
                        .map(ScheduledOccasion::time)
                        .map(time -> time.on());
            case Anchor.TriggeringFact _ ->
                Optional.ofNullable(active.by())
                        .map(DatedEntry::occurredOn)
                        .or(() -> DueRuleResolver.isImposedByOrder(duty.term().trigger())
                                ? Optional.of(duty.order().entered().datedOn())
                                : Optional.empty());
            case Anchor.TermDue term ->
                assessment
                        .counterpart(duty, term.term())
                        .flatMap(other -> assessment.dueDate(other).due())
                        .map(due -> due.on());
            case Anchor.TermPerformed term ->
                assessment
                        .otherTerms()
                        .performed(duty, term.order(), term.term())
                        .map(DatedEntry::occurredOn);
        };
    }
}
