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

/** World time going on while what is known stays the same. */
final class ValidTimeReplay {

    private ValidTimeReplay() {}

    /**
     * @param known all that is known
     * @param evaluation of all that is known
     * @param after exclusive
     * @param until inclusive
     * @return what changes, in order; each either because a fact came into effect or because a date passed
     */
    static List<Change> through(CaseRecord known, Evaluation evaluation, Instant after, Instant until) {
        var changes = new ArrayList<Change>();
        if (!after.isBefore(until)) {
            return changes;
        }
        List<Obligation> before = evaluation.obligations(after);
        for (Instant moment : changing(evaluation, after, until)) {
            List<Obligation> now = evaluation.obligations(moment);
            changes.addAll(at(moment, known, evaluation, before, now));
            before = now;
        }
        return changes;
    }

    private static Set<Instant> changing(Evaluation evaluation, Instant after, Instant until) {
        var moments = new TreeSet<Instant>();
        for (StatusTimeline timeline : evaluation.timelines(after, until.plusNanos(1))) {
            for (StatusInterval segment : timeline.intervals()) {
                moments.add(segment.from());
                if (segment.until() != null) {
                    moments.add(segment.until());
                }
            }
        }
        return moments.subSet(after, false, until, true);
    }

    /**
     * Where facts come into effect at the very moment at which a date passes, such as midnight, the date goes first and
     * then the facts in order of recording; to each is put down what it changes.
     */
    private static List<Change> at(
            Instant moment, CaseRecord known, Evaluation evaluation, List<Obligation> before, List<Obligation> now) {
        var unheard = new HashSet<>(evaluation.entriesTakingEffectAt(moment));
        List<Obligation> state = unheard.isEmpty() ? now : new Evaluation(known, unheard).obligations(moment);
        var changes =
                new ArrayList<>(Change.between(before, state, (then, later) -> DatePassed.of(then, later, moment)));
        for (long entry : evaluation.entriesTakingEffectAt(moment)) {
            unheard.remove(entry);
            List<Obligation> next = unheard.isEmpty() ? now : new Evaluation(known, unheard).obligations(moment);
            changes.addAll(Change.between(
                    state, next, new FactTookEffect(known.entries().get((int) entry), moment)));
            state = next;
        }
        return changes;
    }
}
