package org.goodfaith.rulebook.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.goodfaith.rulebook.replay.ChangeCause.DatePassed;
import org.goodfaith.rulebook.replay.ChangeCause.FactTookEffect;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.StatusTimeline;
import org.goodfaith.rulebook.status.StatusTimeline.StatusInterval;
import org.goodfaith.rulebook.status.StepBudget;

/** Computes the changes over a period of valid time on an unchanged record. */
final class ValidTimeReplay {

    private ValidTimeReplay() {}

    /**
     * Returns the changes in order. Each is caused by a fact that took effect or by a date that passed.
     *
     * @param record the record
     * @param evaluation the evaluation of the whole record
     * @param budget the budget of the request
     * @param after exclusive
     * @param until inclusive
     */
    static List<Change> changes(
            CaseRecord record, Evaluation evaluation, StepBudget budget, Instant after, Instant until) {
        var changes = new ArrayList<Change>();
        if (!after.isBefore(until)) {
            return changes;
        }
        List<Obligation> before = evaluation.obligations(after);
        for (Instant moment : changeMoments(evaluation, after, until)) {
            List<Obligation> now = evaluation.obligations(moment);
            changes.addAll(changesAt(moment, record, evaluation, budget, before, now));
            before = now;
        }
        return changes;
    }

    private static Set<Instant> changeMoments(Evaluation evaluation, Instant after, Instant until) {
        var moments = new TreeSet<Instant>();
        for (StatusTimeline timeline : evaluation.timelines(after, until.plusNanos(1))) {
            for (StatusInterval interval : timeline.intervals()) {
                moments.add(interval.from());
                if (interval.until() != null) {
                    moments.add(interval.until());
                }
            }
        }
        return moments.subSet(after, false, until, true);
    }

    /**
     * Attributes the changes of one moment to their causes. If facts take effect at the moment at which a date passes,
     * such as midnight, the date comes first and the facts follow in order of recording.
     */
    private static List<Change> changesAt(
            Instant moment,
            CaseRecord record,
            Evaluation evaluation,
            StepBudget budget,
            List<Obligation> before,
            List<Obligation> now) {
        var excluded = new HashSet<>(evaluation.entriesTakingEffectAt(moment));
        List<Obligation> state =
                excluded.isEmpty() ? now : new Evaluation(record, excluded, budget).obligations(moment);
        var changes = new ArrayList<>(
                Change.between(before, state, (earlier, later) -> DatePassed.of(earlier, later, moment)));
        for (long entry : evaluation.entriesTakingEffectAt(moment)) {
            excluded.remove(entry);
            List<Obligation> next =
                    excluded.isEmpty() ? now : new Evaluation(record, excluded, budget).obligations(moment);
            changes.addAll(Change.between(
                    state, next, new FactTookEffect(record.entries().get((int) entry), moment)));
            state = next;
        }
        return changes;
    }
}
