package org.goodfaith.rulebook.replay;

import java.time.Instant;
import java.util.List;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.StepBudget;
import org.jspecify.annotations.Nullable;

/**
 * Replays a case in the order of its recording: at each point, the statuses as the record then showed them, and the
 * changes since the point before.
 *
 * <p>The changes of all steps and then {@link #changesAfter} the last lead from an empty case to its current statuses.
 * Reading the steps in order costs one evaluation each. Not thread-safe. Each method throws
 * {@link org.goodfaith.rulebook.status.CaseTooLarge} if the request takes too many steps.
 */
public final class Replay {

    private final CaseRecord record;
    private final StepBudget budget;
    private final List<RecordingPoint> points;
    private int evaluatedIndex = -1;
    private @Nullable Evaluation evaluated;

    public Replay(CaseRecord record) {
        this(record, new StepBudget());
    }

    /** @param budget the budget of the request that all steps of the replay share */
    public Replay(CaseRecord record, StepBudget budget) {
        this.record = record;
        this.budget = budget;
        points = List.copyOf(RecordingPoint.of(record));
    }

    /**
     * One step of the replay.
     *
     * @param changesByTime the changes that passing time alone caused since the point before, up to this point,
     *     inclusive
     * @param changes the changes that the point itself caused, as of its moment
     */
    public record Step(RecordingPoint point, List<Change> changesByTime, List<Change> changes) {

        public Step {
            changesByTime = List.copyOf(changesByTime);
            changes = List.copyOf(changes);
        }
    }

    /** @return all points, ordered by recording, including those that change no status */
    public List<RecordingPoint> points() {
        return points;
    }

    /** @param index the index of the point in {@link #points} */
    public Step step(int index) {
        RecordingPoint point = points.get(index);
        List<Change> changesByTime = index == 0 ? List.of() : changesAfter(index - 1, point.recordedAt());
        List<Obligation> before = index == 0 ? List.of() : evaluation(index - 1).obligations(point.recordedAt());
        List<Obligation> after = evaluation(index).obligations(point.recordedAt());
        return new Step(point, changesByTime, Change.between(before, after, point.cause()));
    }

    /**
     * Returns the changes that passing time alone causes after a point, assuming that nothing more is recorded.
     *
     * @param index the index of the point in {@link #points}; its own moment is excluded
     * @param asOf the last moment, inclusive
     */
    public List<Change> changesAfter(int index, Instant asOf) {
        RecordingPoint point = points.get(index);
        return ValidTimeReplay.changes(
                point.recordUpToHere(record), evaluation(index), budget, point.recordedAt(), asOf);
    }

    private Evaluation evaluation(int index) {
        Evaluation evaluation = evaluated;
        if (evaluation == null || evaluatedIndex != index) {
            evaluation = new Evaluation(points.get(index).recordUpToHere(record), Instant.MAX, budget);
            evaluated = evaluation;
            evaluatedIndex = index;
        }
        return evaluation;
    }
}
