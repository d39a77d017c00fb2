package org.goodfaith.rulebook.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.goodfaith.events.FactTypes;
import org.goodfaith.rulebook.reference.ReferenceEvaluation.Expected;
import org.goodfaith.rulebook.reference.ReferenceEvaluation.Unmet;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Evidence;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.status.StatusCause;
import org.goodfaith.rulebook.status.StatusTimeline;
import org.goodfaith.rulebook.time.DueMoment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares the rulebook with the reference for random cases, at random viewpoints and around the moments of change.
 *
 * <p>{@code -Dgoodfaith.histories=50000} runs more cases; {@code -Dgoodfaith.seed=17} runs only that one.
 */
@Tag("slow")
class ReferenceTest {

    private static final int HISTORIES = Integer.getInteger("goodfaith.histories", 1_000);
    private static final int VIEWPOINTS = 3;

    @Test
    void rulebookAgreesWithTheReference() {
        Long only = Long.getLong("goodfaith.seed");
        Set<String> types = ConcurrentHashMap.newKeySet();
        Set<ObligationStatus> statuses = ConcurrentHashMap.newKeySet();
        Set<StatusCause> causes = ConcurrentHashMap.newKeySet();
        Set<Integer> occasions = ConcurrentHashMap.newKeySet();
        (only == null ? LongStream.rangeClosed(1, HISTORIES) : LongStream.of(only))
                .parallel()
                .forEach(seed -> {
                    CaseRecord record = RandomCase.of(seed);
                    record.entries().forEach(entry -> types.add(entry.fact().factName()));
                    for (Obligation obligation : compare(seed, record)) {
                        statuses.add(obligation.status());
                        Optional.ofNullable(obligation.cause()).ifPresent(causes::add);
                        Optional.ofNullable(obligation.occasion())
                                .map(occasion -> occasion.id().number())
                                .ifPresent(occasions::add);
                    }
                });
        if (only == null) {
            assertThat(types)
                    .as("every fact occurs")
                    .containsAll(FactTypes.all().keySet());
            assertThat(statuses).as("every status occurs").contains(ObligationStatus.values());
            assertThat(causes).as("every cause occurs").contains(StatusCause.values());
            assertThat(occasions).as("further occasions occur").contains(1, 2, 3);
        }
    }

    /** Returns the obligations that occurred. */
    private static Set<Obligation> compare(long seed, CaseRecord record) {
        var random = new Random(seed);
        var seen = new HashSet<Obligation>();
        for (int i = 0; i < VIEWPOINTS; i++) {
            Instant knownAt = i == 0 ? Instant.MAX : knownAt(record, random);
            var evaluation = new Evaluation(record, knownAt);
            List<StatusTimeline> timelines = i == 1 ? timelines(record, knownAt) : null;
            var reference = new ReferenceEvaluation(record, knownAt);
            for (Instant asOf : moments(record, evaluation, random)) {
                List<Obligation> obligations = evaluation.obligations(asOf);
                seen.addAll(obligations);
                assertThat(comparable(obligations.stream().map(ReferenceTest::expected)))
                        .as(
                                "seed %s as of %s, known at %s%n%s",
                                seed, asOf.atZone(ReferenceDateCounting.ZONE), knownAt, RandomCase.print(record))
                        .isEqualTo(comparable(reference.at(asOf).values().stream()));
                if (timelines != null) {
                    assertThat(at(timelines, asOf))
                            .as("seed %s as of %s in the timelines of the record as known at %s", seed, asOf, knownAt)
                            .containsExactlyInAnyOrderElementsOf(obligations);
                }
            }
        }
        return seen;
    }

    private static List<Obligation> at(List<StatusTimeline> timelines, Instant asOf) {
        return timelines.stream()
                .flatMap(timeline -> timeline.intervals().stream())
                .filter(interval -> interval.covers(asOf))
                .map(StatusTimeline.StatusInterval::obligation)
                .toList();
    }

    private static Instant knownAt(CaseRecord record, Random random) {
        Instant recordedAt =
                record.entries().get(random.nextInt(record.entries().size())).recordedAt();
        return recordedAt.plus(random.nextInt(-1, 2), ChronoUnit.MICROS);
    }

    /** Returns the timelines of the record without the entries recorded later. */
    private static List<StatusTimeline> timelines(CaseRecord record, Instant knownAt) {
        List<Entry> known = record.entries().stream()
                .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                .toList();
        var calendar = record.calendar().stream()
                .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                .toList();
        return known.isEmpty() ? List.of() : new Evaluation(new CaseRecord(known, calendar), Instant.MAX).timelines();
    }

    /** Returns a random moment, and a moment at which something is due, recorded or occurs, with its neighbors. */
    private static Set<Instant> moments(CaseRecord record, Evaluation evaluation, Random random) {
        Instant first = record.entries().getFirst().recordedAt();
        Instant any = first.plus(Duration.ofHours(random.nextInt(24 * 150)));
        var changes = new ArrayList<Instant>();
        evaluation.obligations(any).stream()
                .flatMap(obligation -> obligation.readings().stream())
                .map(DueReading::due)
                .filter(Objects::nonNull)
                .map(DueMoment::overdueFrom)
                .forEach(changes::add);
        for (Entry entry : record.entries()) {
            changes.add(entry.recordedAt());
            changes.add(entry.fact().circumstances().occurredAt().startsAt(ReferenceDateCounting.ZONE));
        }
        Instant change = changes.get(random.nextInt(changes.size()));
        return new TreeSet<>(
                List.of(any, change.minus(1, ChronoUnit.MICROS), change, change.plus(1, ChronoUnit.MICROS)));
    }

    private static Map<String, Expected> comparable(Stream<Expected> expected) {
        return expected.collect(
                Collectors.toMap(each -> each.id().value(), each -> each, (one, _) -> one, TreeMap::new));
    }

    private static Expected expected(Obligation obligation) {
        var readings = new HashSet<Instant>();
        for (DueReading reading : obligation.readings()) {
            var due = reading.due();
            if (!reading.ruledOut() && due != null) {
                readings.add(due.overdueFrom());
            }
        }
        var unmet = new HashSet<Unmet>();
        obligation
                .deficiencies()
                .forEach(deficiency ->
                        unmet.add(new Unmet(deficiency.requirement(), deficiency.entry(), deficiency.curedBy())));
        var performers = new TreeSet<Long>();
        obligation.evidence().stream()
                .filter(evidence -> evidence.part() == Evidence.Part.PERFORMS)
                .forEach(evidence -> performers.add(evidence.entry()));
        var due = obligation.due();
        return new Expected(
                obligation.id(),
                obligation.obligors(),
                obligation.trigger(),
                obligation.status(),
                obligation.cause(),
                due == null ? null : due.overdueFrom(),
                readings,
                obligation.openSinceOn(),
                obligation.endedOn(),
                obligation.lateness(),
                unmet,
                performers);
    }
}
