package org.goodfaith.rulebook.replay;

import java.time.Instant;
import java.util.List;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Obligation;
import org.jspecify.annotations.Nullable;

/**
 * The history of a case in the order of its recording: at each point, what the record then showed about that moment,
 * and what had changed since the point before.
 *
 * <p>All changes of all steps, one after another and then those {@link #changesAfter} the last, lead from nothing to
 * where every obligation stands. Steps read in order cost one evaluation each. Not safe for use by several threads.
 */
public final class Replay {

    private final CaseRecord record;
    private final List<RecordingPoint> points;
    private int evaluatedAt = -1;
    private @Nullable Evaluation evaluated;

    public Replay(CaseRecord record) {
        this.record = record;
        points = List.copyOf(RecordingPoint.of(record));
    }

    /**
     * One step.
     *
     * @param changesByTime what time alone changed since the point before, up to and including the moment of this one
     * @param changes what the point itself changed, as of its moment
     */
    public record Step(RecordingPoint point, List<Change> changesByTime, List<Change> changes) {

        public Step {
            changesByTime = List.copyOf(changesByTime);
            changes = List.copyOf(changes);
        }
    }

    /** @return the points that can be stepped to, in order of recording, those that change nothing included */
    public List<RecordingPoint> points() {
        return points;
    }

    /** @param index that of its point */
    public Step step(int index) {
        RecordingPoint point = points.get(index);
        List<Change> changesByTime = index == 0 ? List.of() : changesAfter(index - 1, point.recordedAt());
        List<Obligation> before = index == 0 ? List.of() : evaluation(index - 1).obligations(point.recordedAt());
        List<Obligation> after = evaluation(index).obligations(point.recordedAt());
        return new Step(point, changesByTime, Change.between(before, after, point.cause()));
    }

    /** @return what time alone changes after a point, up to and including {@code asOf}, if nothing more is recorded */
    public List<Change> changesAfter(int index, Instant asOf) {
        RecordingPoint point = points.get(index);
        return ValidTimeReplay.through(point.recordUpToHere(record), evaluation(index), point.recordedAt(), asOf);
    }

    private Evaluation evaluation(int index) {
        Evaluation evaluation = evaluated;
        if (evaluation == null || evaluatedAt != index) {
            evaluation = new Evaluation(points.get(index).recordUpToHere(record), Instant.MAX);
            evaluated = evaluation;
            evaluatedAt = index;
        }
        return evaluation;
    }
}
