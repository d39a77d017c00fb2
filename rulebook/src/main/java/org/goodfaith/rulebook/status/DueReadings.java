package org.goodfaith.rulebook.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.ReadingSettled;
import org.goodfaith.orders.Reading;
import org.goodfaith.rulebook.time.ComputationStep;
import org.goodfaith.rulebook.time.DateExplanation;
import org.jspecify.annotations.Nullable;

/**
 * Computes every reading of a due date that the order or the calendar allows, and marks the one a ruling or a
 * stipulation settled on.
 */
final class DueReadings {

    private final CaseStateAsOf state;
    private final DueRuleResolver resolver;

    DueReadings(CaseStateAsOf state, DueRuleResolver resolver) {
        this.state = state;
        this.resolver = resolver;
    }

    /** @param trigger the entry that triggered the duty; null if the order or the passing of time did */
    ComputedDueDate compute(Duty duty, List<Reading> readings, @Nullable DatedEntry trigger) {
        List<ResolvedReading> resolved = readings.stream()
                .map(reading -> new ResolvedReading(reading, resolver.resolve(duty, reading.due(), trigger)))
                .toList();
        var computed = new ArrayList<DueReading>();
        var evidence = new ArrayList<Evidence>();
        for (ResolvedReading one : resolved) {
            computed.addAll(one.rule().missing() == null ? dated(one) : undated(duty, one, readings.size() > 1));
            evidence.addAll(one.rule().evidence());
        }
        List<DueReading> settled = markSettled(duty, computed, evidence);
        ResolvedDueRule decisive = decisive(resolved, settled);
        return new ComputedDueDate(
                settled,
                evidence.stream().distinct().toList(),
                lastMove(resolved),
                null,
                decisive == null ? null : decisive.missing(),
                decisive == null ? "" : decisive.missingReason());
    }

    private static List<DueReading> dated(ResolvedReading resolved) {
        Reading reading = resolved.reading();
        ResolvedDueRule rule = resolved.rule();
        var dated = new ArrayList<DueReading>();
        boolean several = rule.dates().size() > 1;
        for (int i = 0; i < rule.dates().size(); i++) {
            ResolvedDueRule.DueDate date = rule.dates().get(i);
            dated.add(new DueReading(
                    several ? reading.id() + "." + (i + 1) : reading.id(),
                    several ? reading.label() + "; " + date.label() : reading.label(),
                    date.due(),
                    new DateExplanation(date.steps()),
                    date.flags(),
                    i == 0 && reading.byDefault(),
                    false));
        }
        return dated;
    }

    /** A reading without a date is listed only beside others: while it has none, the due date has not passed. */
    private static List<DueReading> undated(Duty duty, ResolvedReading resolved, boolean besideOthers) {
        Reading reading = resolved.reading();
        String reason = resolved.rule().missingReason();
        return besideOthers
                ? List.of(new DueReading(
                        reading.id(),
                        reading.label(),
                        null,
                        new DateExplanation(List.of(
                                new ComputationStep(duty.term().citation().where(), reason, "no date yet"))),
                        List.of(reason),
                        reading.byDefault(),
                        false))
                : List.of();
    }

    private static @Nullable DatedEntry lastMove(List<ResolvedReading> resolved) {
        return resolved.stream()
                .flatMap(one -> Optional.ofNullable(one.rule().lastMove()).stream())
                .reduce((a, b) -> DatedEntry.BY_OCCURRENCE.compare(a, b) < 0 ? b : a)
                .orElse(null);
    }

    /** @return the rule that decides whether there is a date: the only one, or the one of the reading in force */
    private static @Nullable ResolvedDueRule decisive(List<ResolvedReading> resolved, List<DueReading> readings) {
        if (resolved.size() == 1) {
            return resolved.getFirst().rule();
        }
        return readings.stream()
                .filter(DueReading::inForce)
                .findFirst()
                .flatMap(inForce -> resolved.stream()
                        .filter(one -> one.reading().id().equals(inForce.id()))
                        .map(ResolvedReading::rule)
                        .findFirst())
                .orElse(null);
    }

    /**
     * A ruling can name a reading of the order, such as {@code filed}, or one calendar reading under it, such as
     * {@code filed.2}.
     */
    private List<DueReading> markSettled(Duty duty, List<DueReading> computed, List<Evidence> evidence) {
        Optional<DatedEntry> ruling = state.last(
                ReadingSettled.class,
                EntryTopic.ofTerm(
                        ReadingSettled.class.getSimpleName(), duty.term().id()),
                settled -> EffectiveDueDates.concernsTerm(state, settled.term(), duty)
                        && computed.stream().anyMatch(reading -> settlesOn(settled, reading)));
        if (ruling.isEmpty()) {
            return computed;
        }
        evidence.add(ruling.get().asEvidence(Evidence.Part.SETTLES_READING));
        var settled = (ReadingSettled) ruling.get().fact();
        var marked = new ArrayList<DueReading>();
        boolean foundInForce = false;
        for (DueReading reading : computed) {
            boolean chosen = settlesOn(settled, reading);
            var flags = new ArrayList<>(reading.flags());
            if (chosen) {
                flags.add("settled by " + settled.settledBy() + ": " + settled.reason());
            }
            marked.add(new DueReading(
                    reading.id(),
                    reading.label(),
                    reading.due(),
                    reading.explanation(),
                    flags,
                    chosen && !foundInForce,
                    !chosen));
            foundInForce |= chosen;
        }
        return marked;
    }

    private static boolean settlesOn(ReadingSettled settled, DueReading reading) {
        return reading.id().equals(settled.reading()) || reading.id().startsWith(settled.reading() + ".");
    }

    private record ResolvedReading(Reading reading, ResolvedDueRule rule) {}
}
