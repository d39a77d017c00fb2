package org.goodfaith.rulebook.status;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.orders.Term;
import org.goodfaith.rulebook.time.CalendarReading;
import org.goodfaith.rulebook.time.Computation;
import org.goodfaith.rulebook.time.ComputationStep;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * The dates that one due rule of an order gives.
 *
 * @param dates one for each reading of the calendar; empty if the rule cannot be resolved yet
 * @param evidence the entries the dates rest on
 * @param lastMove the last entry that set or moved the date; null if the order alone sets it
 * @param missing why the rule cannot be resolved; null if it can
 * @param missingReason the same in words; empty if {@code missing} is null
 */
record ResolvedDueRule(
        List<DueDate> dates,
        List<Evidence> evidence,
        @Nullable DatedEntry lastMove,
        @Nullable StatusCause missing,
        String missingReason) {

    /** The maximum number of readings shown for a date that depends on another term. */
    private static final int READINGS_MAX = 16;

    /**
     * A due date under one reading of the calendar; {@code due} is null if the order sets none or none can be computed.
     */
    record DueDate(String label, @Nullable DueMoment due, List<ComputationStep> steps, List<String> flags) {

        private static DueDate of(List<ComputationStep> first, CalendarReading reading) {
            var steps = new ArrayList<>(first);
            steps.addAll(reading.deadline().explanation().steps());
            return new DueDate(
                    reading.label(),
                    reading.deadline().moment().orElse(null),
                    steps,
                    reading.deadline().flags());
        }

        private DueDate atHour(LocalTime hour) {
            return due == null
                    ? this
                    : new DueDate(label, new DueMoment(due.on(), hour, due.overdueFrom(), due.zone()), steps, flags);
        }

        DueDate explained(List<ComputationStep> more) {
            return new DueDate(
                    label, due, Stream.concat(steps.stream(), more.stream()).toList(), flags);
        }

        private DueDate with(DueDate other, @Nullable DueMoment chosen) {
            return new DueDate(
                    Stream.of(label, other.label).distinct().collect(Collectors.joining("; ")),
                    chosen,
                    Stream.concat(steps.stream(), other.steps.stream()).toList(),
                    Stream.concat(flags.stream(), other.flags.stream())
                            .distinct()
                            .toList());
        }

        DueDate flagged(String flag) {
            return new DueDate(
                    label,
                    due,
                    steps,
                    Stream.concat(flags.stream(), Stream.of(flag)).toList());
        }
    }

    static ResolvedDueRule unresolved(StatusCause cause, String reason) {
        return new ResolvedDueRule(List.of(), List.of(), null, cause, reason);
    }

    /** @return one due date that is none, because the order sets none */
    static ResolvedDueRule undated(Term term, String reason) {
        return undated(term, reason, List.of());
    }

    /** @return one due date that is none, because no calendar covers the day it is counted from */
    static ResolvedDueRule notCovered(Term term, LocalDate day) {
        String reason = CourtCalendar.notCovered(day);
        return undated(term, reason, List.of(reason));
    }

    private static ResolvedDueRule undated(Term term, String reason, List<String> flags) {
        var step = new ComputationStep(term.citation().where(), reason, "no date is set");
        return new ResolvedDueRule(
                List.of(new DueDate("undated", null, List.of(step), flags)), List.of(), null, null, "");
    }

    /** @param first the steps before the computation's own */
    static ResolvedDueRule computed(
            List<ComputationStep> first, Computation computation, @Nullable DatedEntry move, List<Evidence> evidence) {
        List<DueDate> dates = computation.readings().stream()
                .map(reading -> DueDate.of(first, reading))
                .toList();
        return new ResolvedDueRule(dates, evidence, move, null, "");
    }

    /** @return each due moment once, at most {@value #READINGS_MAX} of them */
    ResolvedDueRule distinctMoments() {
        var byMoment = new LinkedHashMap<Optional<DueMoment>, DueDate>();
        dates.forEach(date -> byMoment.putIfAbsent(Optional.ofNullable(date.due()), date));
        var kept =
                new ArrayList<>(byMoment.values().stream().limit(READINGS_MAX).toList());
        if (kept.size() < byMoment.size()) {
            kept.addFirst(kept.removeFirst().flagged("only the first " + READINGS_MAX + " readings are shown"));
        }
        return new ResolvedDueRule(kept, evidence.stream().distinct().toList(), lastMove, missing, missingReason);
    }

    /**
     * Returns the same dates at an hour of their days. Attendance is due at that hour. It is late only by the time of
     * arrival or on a later day. Nobody is absent before the event is recorded as held.
     */
    ResolvedDueRule atHour(LocalTime hour) {
        return new ResolvedDueRule(
                dates.stream().map(date -> date.atHour(hour)).toList(), evidence, lastMove, missing, missingReason);
    }

    /** @return the same dates, the one in force with a flag */
    ResolvedDueRule flagged(String flag) {
        var flagged = new ArrayList<>(dates);
        flagged.set(0, dates.getFirst().flagged(flag));
        return withDates(flagged);
    }

    ResolvedDueRule withDates(List<DueDate> others) {
        return new ResolvedDueRule(others, evidence, lastMove, missing, missingReason);
    }

    ResolvedDueRule withEvidence(List<Evidence> more) {
        return new ResolvedDueRule(
                dates,
                Stream.concat(evidence.stream(), more.stream()).distinct().toList(),
                lastMove,
                missing,
                missingReason);
    }

    ResolvedDueRule explained(List<ComputationStep> more) {
        return withDates(dates.stream().map(date -> date.explained(more)).toList());
    }

    /** @return the same dates, each with a last step that states how it was chosen */
    ResolvedDueRule chosen(Term term, String how) {
        return withDates(dates.stream()
                .map(date -> date.explained(List.of(new ComputationStep(
                        term.citation().where(), how, date.due() == null ? "no date" : String.valueOf(date.due())))))
                .toList());
    }

    /** @return the earlier date under each reading of both; a reading without a date does not count */
    ResolvedDueRule earlierOf(ResolvedDueRule other) {
        return combined(
                other,
                (one, two) ->
                        one == null || (two != null && two.overdueFrom().isBefore(one.overdueFrom())) ? two : one);
    }

    /** @return the later date under each reading of both; none if one has none */
    ResolvedDueRule laterOf(ResolvedDueRule other) {
        return combined(
                other,
                (one, two) ->
                        one == null || two == null ? null : two.overdueFrom().isAfter(one.overdueFrom()) ? two : one);
    }

    private ResolvedDueRule combined(ResolvedDueRule other, Choice choice) {
        List<DueDate> both = dates.stream()
                .flatMap(one -> other.dates.stream().map(two -> one.with(two, choice.of(one.due(), two.due()))))
                .toList();
        DatedEntry move = Stream.of(Optional.ofNullable(lastMove), Optional.ofNullable(other.lastMove))
                .flatMap(Optional::stream)
                .max(DatedEntry.BY_OCCURRENCE)
                .orElse(null);
        return new ResolvedDueRule(
                        both,
                        Stream.concat(evidence.stream(), other.evidence.stream())
                                .toList(),
                        move,
                        null,
                        "")
                .distinctMoments();
    }

    private interface Choice {
        @Nullable
        DueMoment of(@Nullable DueMoment one, @Nullable DueMoment two);
    }

    /** @return the dates and the evidence of both */
    ResolvedDueRule and(ResolvedDueRule other) {
        return new ResolvedDueRule(
                Stream.concat(dates.stream(), other.dates.stream()).toList(),
                Stream.concat(evidence.stream(), other.evidence.stream()).toList(),
                lastMove,
                missing,
                missingReason);
    }
}
