package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.rulebook.status.CaseHistory.D1;
import static org.goodfaith.rulebook.status.CaseHistory.P1;
import static org.goodfaith.rulebook.status.CaseHistory.underOrder;
import static org.goodfaith.rulebook.status.Days.WED_2024_06_05;
import static org.goodfaith.rulebook.status.TermDraft.daysAfter;
import static org.goodfaith.rulebook.status.TermDraft.must;
import static org.goodfaith.rulebook.status.TermDraft.trigger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goodfaith.events.Fact;
import org.goodfaith.events.ObligationId;
import org.goodfaith.rulebook.reference.RandomCase;
import org.goodfaith.rulebook.status.StatusTimeline.StatusInterval;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares the statuses followed while the record grew with a complete evaluation at each recording. */
@Tag("slow")
class StatusesAsShownTest {

    /** {@code -Dhistories=5000} runs more. */
    private static final int HISTORIES = Integer.getInteger("histories", 80);

    private static final Instant LATER = Instant.parse("2031-01-01T08:00:00Z");

    @Test
    void randomCasesShowWhatACompleteEvaluationShowed() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            CaseRecord record = RandomCase.of(seed, "2:25-cv-%05d".formatted(10_000 + seed));

            assertThat(growing(record, LATER)).as("seed %s", seed).isEqualTo(complete(record, LATER));
        }
    }

    @Test
    void randomHistoriesShowWhatACompleteEvaluationShowed() {
        for (long seed = 20_240_605; seed < 20_240_605 + HISTORIES; seed++) {
            CaseRecord record = RandomHistory.of(seed).record();

            assertThat(growing(record, LATER)).as("seed %s", seed).isEqualTo(complete(record, LATER));
        }
    }

    /** A complete evaluation at each of the recordings took 28 million steps. */
    @Test
    void anOfferCostsOnlyWhatItChanges() {
        CaseHistory history = underOrder(
                WED_2024_06_05,
                must("answer")
                        .once(TermDraft.each("DemandServed"))
                        .due(daysAfter(14, trigger()))
                        .byAnswering("CounterofferMade"));
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < 200; i++) {
            LocalDate day = WED_2024_06_05.plusDays(1 + 2L * i);
            facts.add(Facts.demand(day, "demand-" + i, P1, D1));
            facts.add(Facts.counteroffer(day.plusDays(1), "counteroffer-" + i, "demand-" + i, D1, P1));
        }
        CaseRecord record = history.with(facts.toArray(Fact[]::new)).record();
        var growing = new StepBudget();
        var complete = new StepBudget();

        assertThat(StatusesAsShown.of(record, LATER, growing)).hasSizeGreaterThan(200);
        var _ = new Evaluation(record, Instant.MAX, complete).timelines();
        assertThat(growing.taken()).isLessThan(3 * complete.taken());
    }

    private static List<String> growing(CaseRecord record, Instant until) {
        return StatusesAsShown.of(record, until, new StepBudget()).stream()
                .flatMap(timeline -> changed(timeline.intervals()).stream())
                .map(StatusesAsShownTest::line)
                .toList();
    }

    private static List<String> complete(CaseRecord record, Instant until) {
        var moments = new TreeSet<Instant>();
        Stream.concat(
                        record.entries().stream().map(Entry::recordedAt),
                        record.calendar().stream().map(CalendarEntry::recordedAt))
                .filter(moment -> !moment.isAfter(until))
                .forEach(moments::add);
        SequencedMap<ObligationId, List<StatusInterval>> shown = new LinkedHashMap<>();
        for (Instant moment : moments) {
            Instant next = moments.higher(moment);
            Instant end = next == null ? until.plusNanos(1) : next;
            for (StatusTimeline timeline : new Evaluation(record, moment).timelines(moment, end)) {
                shown.computeIfAbsent(timeline.id(), _ -> new ArrayList<>()).addAll(timeline.intervals());
            }
        }
        return shown.values().stream()
                .flatMap(intervals -> changed(intervals).stream())
                .map(StatusesAsShownTest::line)
                .toList();
    }

    private static List<StatusInterval> changed(List<StatusInterval> intervals) {
        var changed = new ArrayList<StatusInterval>();
        for (StatusInterval interval : intervals) {
            if (changed.isEmpty() || !changed.getLast().obligation().equals(interval.obligation())) {
                changed.add(interval);
            }
        }
        return changed;
    }

    private static String line(StatusInterval interval) {
        return interval.from() + " " + interval.obligation() + " by " + interval.causedBy();
    }
}
