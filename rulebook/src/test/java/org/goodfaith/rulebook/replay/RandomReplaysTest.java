package org.goodfaith.rulebook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.goodfaith.events.ObligationId;
import org.goodfaith.rulebook.replay.ViewpointDifference.ChangedObligation;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.RandomHistory;
import org.goodfaith.rulebook.status.Viewpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Properties of the replay and the viewpoint difference that hold for every case. */
@Tag("slow")
class RandomReplaysTest {

    private static final long FIRST_SEED = 20_240_605;

    /** {@code -Dhistories=5000} runs more. */
    private static final int HISTORIES = Integer.getInteger("histories", 100);

    /** The changes of all steps together explain every current status. */
    @Test
    void allStepsTogetherLeadToTheCurrentStatuses() {
        eachSeed(seed -> {
            CaseRecord record = RandomHistory.of(seed).record();
            var replay = new Replay(record);
            Map<ObligationId, Obligation> state = new HashMap<>();
            for (int i = 0; i < replay.points().size(); i++) {
                Replay.Step step = replay.step(i);
                apply(step.changesByTime(), state);
                apply(step.changes(), state);
                Instant recordedAt = step.point().recordedAt();
                if (i + 1 == replay.points().size()
                        || replay.points().get(i + 1).recordedAt().isAfter(recordedAt)) {
                    same(state, obligations(record, Viewpoint.at(recordedAt)));
                }
            }
            Instant now = replay.points().getLast().recordedAt().plusSeconds(40 * 86_400L);
            apply(replay.changesAfter(replay.points().size() - 1, now), state);
            same(state, obligations(record, Viewpoint.at(now)));
        });
    }

    @Test
    void differenceLeadsFromOneViewpointToTheOther() {
        eachSeed(seed -> {
            CaseRecord record = RandomHistory.of(seed).record();
            var random = new Random(seed);
            for (int i = 0; i < 3; i++) {
                Viewpoint from = new Viewpoint(RandomHistory.moment(random), RandomHistory.moment(random));
                Viewpoint to = new Viewpoint(RandomHistory.moment(random), RandomHistory.moment(random));
                Map<ObligationId, Obligation> state = obligations(record, from);
                List<ChangedObligation> differing =
                        ViewpointDifference.of(record, from, to).obligations();
                for (ChangedObligation one : differing) {
                    assertThat(one.before()).isNotEqualTo(one.after());
                    assertThat(one.aspects()).as("aspects").isNotEmpty();
                    assertThat(one.descriptions()).as("descriptions").isNotEmpty();
                    apply(one.changes(), state);
                }
                same(state, obligations(record, to));
                assertThat(ViewpointDifference.of(record, to, from).obligations())
                        .extracting(ChangedObligation::id)
                        .containsExactlyInAnyOrderElementsOf(
                                differing.stream().map(ChangedObligation::id).toList());
            }
        });
    }

    @Test
    void stepsReadInAnyOrderAreEqual() {
        CaseRecord record = RandomHistory.of(FIRST_SEED).record();
        var replay = new Replay(record);
        for (int i = replay.points().size() - 1; i >= 0; i--) {
            var sequential = new Replay(record);
            for (int before = 0; before < i; before++) {
                sequential.step(before);
            }
            assertThat(replay.step(i)).isEqualTo(sequential.step(i));
        }
    }

    private static void apply(List<Change> changes, Map<ObligationId, Obligation> state) {
        for (Change change : changes) {
            assertThat(Objects.equals(change.before(), state.get(change.id())))
                    .as("the change starts from the state of " + change.id())
                    .isTrue();
            assertThat(change.aspects()).isNotEmpty();
            if (change.after() == null) {
                state.remove(change.id());
            } else {
                state.put(change.id(), Objects.requireNonNull(change.after()));
            }
        }
    }

    /** Compares obligation by obligation and reports only the ids that differ, to keep the message short. */
    private static void same(Map<ObligationId, Obligation> state, Map<ObligationId, Obligation> expected) {
        assertThat(state.keySet()).isEqualTo(expected.keySet());
        assertThat(state.keySet().stream()
                        .filter(id -> !Objects.equals(state.get(id), expected.get(id)))
                        .toList())
                .isEmpty();
    }

    private static Map<ObligationId, Obligation> obligations(CaseRecord record, Viewpoint viewpoint) {
        return new HashMap<>(Change.byId(new Evaluation(record, viewpoint.knownAt()).obligations(viewpoint.asOf())));
    }

    private static void eachSeed(LongConsumer check) {
        LongStream.range(FIRST_SEED, FIRST_SEED + HISTORIES).forEach(seed -> {
            try {
                check.accept(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("with seed " + seed, e);
            }
        });
    }
}
