package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goodfaith.events.ObligationId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.status.StatusTimeline.StatusInterval;
import org.jspecify.annotations.Nullable;

/**
 * Follows the statuses of a case as its record showed them at each moment, while the record grew. Only what an entry or
 * a passed date changes is computed again.
 */
public final class StatusesAsShown {

    private final StepBudget budget;
    private final SequencedMap<ObligationId, List<StatusInterval>> shown = new LinkedHashMap<>();
    private final NavigableSet<Instant> moments = new TreeSet<>();
    private SequencedMap<TermRef, Memo.Computed<List<Memo.Computed<Obligation>>>> current = new LinkedHashMap<>();

    private StatusesAsShown(StepBudget budget) {
        this.budget = budget;
    }

    /**
     * Returns what the record showed of each obligation, in order of appearance. An interval begins when the record
     * began to show it. Its end is left out.
     *
     * @param until the last moment, inclusive
     * @throws CaseTooLarge if the request takes too many steps
     */
    public static List<StatusTimeline> of(CaseRecord record, Instant until, StepBudget budget) {
        var statuses = new StatusesAsShown(budget);
        var recorded = new TreeSet<Instant>();
        Stream.concat(
                        record.entries().stream().map(Entry::recordedAt),
                        record.calendar().stream().map(CalendarEntry::recordedAt))
                .filter(moment -> !moment.isAfter(until))
                .forEach(recorded::add);
        RecordAsKnownAt known = null;
        Evaluation evaluation = null;
        for (Instant moment : recorded) {
            known = known == null ? new RecordAsKnownAt(record, moment, Set.of()) : known.grown(record, moment);
            evaluation = evaluation == null ? Evaluation.growing(known, budget) : evaluation.grown(known);
            budget.take(record.entries().size());
            Instant next = recorded.higher(moment);
            statuses.follow(evaluation, known, moment, next == null ? until.plusNanos(1) : next);
        }
        return statuses.shown.entrySet().stream()
                .map(entry -> new StatusTimeline(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** @param until exclusive */
    private void follow(Evaluation evaluation, RecordAsKnownAt known, Instant from, Instant until) {
        evaluation.computeMovedDatesInOrder(from);
        moments.headSet(from, true).clear();
        moments.addAll(known.momentsWithin(from, until));
        Instant moment = from;
        while (moment != null && moment.isBefore(until)) {
            SequencedMap<TermRef, Memo.Computed<List<Memo.Computed<Obligation>>>> obligations =
                    evaluation.at(moment).obligations();
            budget.take(obligations.size());
            for (var ofTerm : obligations.entrySet()) {
                moments.add(ofTerm.getValue().until());
                showIfNew(evaluation, ofTerm.getValue(), current.get(ofTerm.getKey()), moment);
            }
            current = obligations;
            moment = moments.higher(moment);
        }
    }

    // A list that was not computed again is the same list.
    @SuppressWarnings("ReferenceEquality")
    private void showIfNew(
            Evaluation evaluation,
            Memo.Computed<List<Memo.Computed<Obligation>>> now,
            Memo.@Nullable Computed<List<Memo.Computed<Obligation>>> before,
            Instant moment) {
        if (before == null || now.value() != before.value()) {
            budget.take(now.value().size());
            for (Memo.Computed<Obligation> computed : now.value()) {
                moments.add(computed.until());
                show(evaluation, computed.value(), moment);
            }
        }
    }

    private void show(Evaluation evaluation, Obligation obligation, Instant moment) {
        List<StatusInterval> intervals = shown.computeIfAbsent(obligation.id(), _ -> new ArrayList<>());
        if (intervals.isEmpty() || !intervals.getLast().obligation().equals(obligation)) {
            intervals.add(new StatusInterval(moment, null, obligation, evaluation.causedBy(obligation, moment)));
        }
    }
}
