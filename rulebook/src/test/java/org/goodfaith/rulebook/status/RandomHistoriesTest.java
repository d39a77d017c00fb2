package org.goodfaith.rulebook.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.goodfaith.events.ObligationId;
import org.goodfaith.orders.Modality;
import org.goodfaith.rulebook.status.StatusTimeline.StatusInterval;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Properties that hold for every case. */
@Tag("slow")
class RandomHistoriesTest {

    private static final long FIRST_SEED = 20_240_605;

    /** {@code -Dhistories=5000} runs more. */
    private static final int HISTORIES = Integer.getInteger("histories", 200);

    @Test
    void everyObligationHasExactlyOneStatusAtEveryMoment() {
        eachSeed(seed -> {
            Evaluation evaluation = RandomHistory.of(seed).evaluation();
            var random = new Random(seed);
            for (int i = 0; i < 3; i++) {
                List<Obligation> obligations = evaluation.obligations(RandomHistory.moment(random));
                assertThat(obligations).extracting(Obligation::id).doesNotHaveDuplicates();
                obligations.forEach(RandomHistoriesTest::isCoherent);
            }
        });
    }

    @Test
    void timelinesAgreeWithEveryMomentAndHaveNoGap() {
        eachSeed(seed -> {
            CaseHistory history = RandomHistory.of(seed);
            List<StatusTimeline> timelines = history.evaluation().timelines();
            timelines.forEach(RandomHistoriesTest::hasNoGap);

            var random = new Random(seed);
            var moments = new ArrayList<Instant>();
            timelines.stream()
                    .flatMap(timeline -> timeline.intervals().stream())
                    .map(StatusInterval::from)
                    .distinct()
                    .forEach(moment -> {
                        moments.add(moment);
                        moments.add(moment.minusNanos(1));
                    });
            Collections.shuffle(moments, random);
            for (Instant moment : moments.subList(0, Math.min(3, moments.size()))) {
                assertThat(at(timelines, moment))
                        .isEqualTo(byId(history.evaluation().obligations(moment)));
            }
            for (int i = 0; i < 4; i++) {
                Instant moment = RandomHistory.moment(random);
                assertThat(at(timelines, moment))
                        .isEqualTo(byId(history.evaluation().obligations(moment)));
            }
        });
    }

    @Test
    void timelinesWithinAPeriodAgreeWithTheWholeTimelines() {
        eachSeed(seed -> {
            Evaluation evaluation = RandomHistory.of(seed).evaluation();
            List<StatusTimeline> whole = evaluation.timelines();
            var random = new Random(seed);
            Instant from = RandomHistory.moment(random);
            Instant until = from.plusSeconds(random.nextInt(1, 60) * 86_400L);
            List<StatusTimeline> stretch = evaluation.timelines(from, until);
            for (Instant moment : List.of(from, from.plusSeconds(3_600), until.minusNanos(1))) {
                assertThat(at(stretch, moment)).isEqualTo(at(whole, moment));
            }
        });
    }

    @Test
    void repeatedEvaluationIsEqual() {
        eachSeed(seed -> {
            CaseHistory history = RandomHistory.of(seed);
            Evaluation evaluation = history.evaluation();
            Instant moment = RandomHistory.moment(new Random(seed));
            List<Obligation> obligations = evaluation.obligations(moment);
            List<StatusTimeline> timelines = evaluation.timelines();
            assertThat(evaluation.obligations(moment)).isEqualTo(obligations);
            assertThat(evaluation.timelines()).isEqualTo(timelines);
            assertThat(history.evaluation().timelines()).isEqualTo(timelines);
        });
    }

    @Test
    void recordAssembledInAnyOrderEvaluatesTheSame() {
        eachSeed(seed -> {
            CaseRecord record = RandomHistory.of(seed).record();
            var random = new Random(seed);
            var shuffled = new ArrayList<>(record.entries());
            Collections.shuffle(shuffled, random);
            shuffled.sort(Comparator.comparingLong(Entry::sequence));
            Instant moment = RandomHistory.moment(random);
            assertThat(new Evaluation(new CaseRecord(shuffled, record.calendar()), Instant.MAX).obligations(moment))
                    .isEqualTo(new Evaluation(record, Instant.MAX).obligations(moment));
        });
    }

    @Test
    void entriesRecordedLaterAreIgnored() {
        eachSeed(seed -> {
            CaseRecord record = RandomHistory.of(seed).record();
            var random = new Random(seed);
            Instant knownAt = record.entries()
                    .get(random.nextInt(record.entries().size()))
                    .recordedAt();
            var known = new CaseRecord(
                    record.entries().stream()
                            .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                            .toList(),
                    record.calendar().stream()
                            .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                            .toList());
            assertThat(new Evaluation(record, knownAt).timelines())
                    .isEqualTo(new Evaluation(known, Instant.MAX).timelines());
        });
    }

    @Test
    void factsThatOccurLaterAreIgnored() {
        eachSeed(seed -> {
            CaseHistory history = RandomHistory.of(seed);
            Instant moment = RandomHistory.moment(new Random(seed));
            assertThat(history.with(
                                    Facts.closed(Days.WED_2025_05_21),
                                    Facts.conferenceMoved(Days.WED_2025_05_21, Days.MON_2025_12_15))
                            .evaluation()
                            .obligations(moment))
                    .isEqualTo(history.evaluation().obligations(moment));
        });
    }

    private static void isCoherent(Obligation obligation) {
        String what = obligation.id() + " " + obligation.wording() + ": " + obligation.reason();
        assertThat(obligation.owedBy()).as(what).isNotEmpty();
        assertThat(obligation.wording()).as(what).isNotBlank();
        assertThat(obligation.reason()).as(what).isNotBlank();
        assertThat(obligation.evidence())
                .as(what)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparingLong(Evidence::entry).thenComparing(Evidence::part));
        Modality modality = obligation.term().modality();
        boolean ended = obligation.endedOn() != null;
        switch (obligation.status()) {
            case OVERDUE -> {
                assertThat(modality).as(what).isEqualTo(Modality.MUST);
                assertThat(obligation.due()).as(what).isNotNull();
                assertThat(ended).as(what).isFalse();
            }
            case UNPERFORMED -> {
                assertThat(modality).as(what).isEqualTo(Modality.MUST);
                assertThat(obligation.due()).as(what).isNotNull();
                assertThat(ended
                                || obligation.cause() == StatusCause.EVENT_CANCELED
                                || obligation.cause() == StatusCause.DID_NOT_APPEAR)
                        .as(what)
                        .isTrue();
                assertThat(obligation.evidence())
                        .as(what)
                        .extracting(Evidence::part)
                        .doesNotContain(Evidence.Part.PERFORMS);
            }
            case MOOT -> {
                assertThat(ended).as(what).isTrue();
                assertThat(modality).as(what).isNotEqualTo(Modality.MUST_NOT);
                // An obligation that was binding and due before it ended is UNPERFORMED.
                if (obligation.due() != null
                        && obligation.openSinceOn() != null
                        && modality == Modality.MUST
                        && obligation.readings().size() == 1) {
                    assertThat(obligation.endedOn())
                            .as(what)
                            .isBeforeOrEqualTo(obligation.due().on());
                }
            }
            case LAPSED -> assertThat(modality).as(what).isIn(Modality.SHOULD, Modality.MAY);
            case LATE -> assertThat(obligation.lateness()).as(what).isNotNull();
            case MET -> assertThat(obligation.lateness()).as(what).isNull();
            case DEFICIENT ->
                assertThat(obligation.deficiencies()).as(what).anyMatch(deficiency -> deficiency.curedBy() == null);
            case OPEN -> {
                assertThat(ended).as(what).isFalse();
                assertThat(obligation.openSinceOn()).as(what).isNotNull();
            }
            case DORMANT -> assertThat(obligation.cause()).as(what).isNotNull();
            case EXCUSED ->
                assertThat(obligation.evidence())
                        .as(what)
                        .extracting(Evidence::part)
                        .contains(Evidence.Part.EXCUSES);
        }
    }

    private static void hasNoGap(StatusTimeline timeline) {
        List<StatusInterval> intervals = timeline.intervals();
        for (int i = 1; i < intervals.size(); i++) {
            assertThat(intervals.get(i).from()).isEqualTo(intervals.get(i - 1).until());
            assertThat(intervals.get(i).obligation())
                    .isNotEqualTo(intervals.get(i - 1).obligation());
        }
        StatusInterval last = intervals.getLast();
        if (last.until() != null) {
            assertThat(last.obligation().trigger())
                    .as("%s is replaced", timeline.id())
                    .isNull();
        }
        assertThat(intervals).allSatisfy(segment -> {
            assertThat(segment.obligation().id()).isEqualTo(timeline.id());
            assertThat(segment.until())
                    .satisfiesAnyOf(until -> assertThat(until).isNull(), until -> assertThat(until)
                            .isAfter(segment.from()));
        });
    }

    private static Map<ObligationId, Obligation> at(List<StatusTimeline> timelines, Instant moment) {
        var status = new HashMap<ObligationId, Obligation>();
        timelines.forEach(timeline -> timeline.intervals().stream()
                .filter(segment -> segment.covers(moment))
                .forEach(segment -> assertThat(status.put(timeline.id(), segment.obligation()))
                        .as("one interval covers %s", moment)
                        .isNull()));
        return status;
    }

    private static Map<ObligationId, Obligation> byId(List<Obligation> obligations) {
        var byId = new HashMap<ObligationId, Obligation>();
        obligations.forEach(obligation -> byId.put(obligation.id(), obligation));
        return byId;
    }

    private static void eachSeed(LongConsumer check) {
        LongStream.range(FIRST_SEED, FIRST_SEED + HISTORIES).forEach(seed -> {
            try {
                check.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        });
    }
}
