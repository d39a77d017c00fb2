package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goodfaith.events.ObligationId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.participants.Participants;
import org.goodfaith.rulebook.proceedings.CourtOrders;
import org.goodfaith.rulebook.schedule.Schedule;
import org.goodfaith.rulebook.schedule.Source;
import org.goodfaith.rulebook.status.StatusTimeline.StatusInterval;
import org.jspecify.annotations.Nullable;

/**
 * Computes the status of every obligation of a case from the case's facts and its court's calendar, as known at one
 * moment of transaction time.
 *
 * <p>The same input gives the same result, byte for byte. An instance caches its results and is not thread-safe. Each
 * method throws {@link CaseTooLarge} if the request takes too many steps or the evaluation keeps too many statuses.
 */
public final class Evaluation {

    /** From this number of moves on, dates are computed in the order of the moves. */
    private static final int MANY_MOVES = 64;

    /** The number of moments whose case state is kept. Computed values are kept for all moments. */
    private static final int MOMENTS_KEPT = 64;

    /** The number of failures kept for a report. */
    private static final int FAILURES_KEPT = 10;

    /** The number of periods kept for each value while the record grows, which leaves many short ones. */
    private static final int PERIODS_KEPT_IN_GROWTH = 32;

    private final RecordAsKnownAt record;
    private final StepBudget budget;
    private final Topics topics;
    private final CaseStates states;
    private final Assessment.Values values;
    private final SequencedMap<Instant, Assessment> assessments = new LinkedHashMap<>(16, 0.75f, true);
    private final List<Throwable> failures = new ArrayList<>();

    /** The first moment of valid time at which the growth of the record changed something. */
    private Instant changedSince = Instant.MIN;

    /**
     * @param knownAt the moment of transaction time, inclusive; later entries are ignored
     * @throws IllegalArgumentException if the calendar of the case's court is not available
     */
    public Evaluation(CaseRecord record, Instant knownAt) {
        this(record, knownAt, new StepBudget());
    }

    /**
     * Evaluates as one of several evaluations of a request.
     *
     * @param knownAt the moment of transaction time, inclusive; later entries are ignored
     * @throws IllegalArgumentException if the calendar of the case's court is not available
     */
    public Evaluation(CaseRecord record, Instant knownAt, StepBudget ofRequest) {
        this(new RecordAsKnownAt(record, knownAt, Set.of()), ofRequest);
    }

    /**
     * Evaluates the whole record without some entries, as if they had never been recorded.
     *
     * @param excluded the numbers of the entries to leave out
     * @throws IllegalArgumentException if the calendar of the case's court is not available
     */
    public Evaluation(CaseRecord record, Set<Long> excluded, StepBudget ofRequest) {
        this(new RecordAsKnownAt(record, Instant.MAX, excluded), ofRequest);
    }

    private Evaluation(RecordAsKnownAt record, StepBudget budget) {
        this(record, budget, new Topics(false), Integer.MAX_VALUE);
    }

    private Evaluation(RecordAsKnownAt record, StepBudget budget, Topics topics, int periodsKept) {
        this.record = record;
        this.budget = budget;
        this.topics = topics;
        values = new Assessment.Values(budget, topics, periodsKept);
        states = new CaseStates(record, budget, topics);
    }

    private Evaluation(RecordAsKnownAt record, Evaluation earlier) {
        this.record = record;
        budget = earlier.budget;
        topics = earlier.topics;
        values = earlier.values;
        states = new CaseStates(record, budget, topics);
    }

    /** Evaluates a record that is going to grow. */
    static Evaluation growing(RecordAsKnownAt record, StepBudget budget) {
        return new Evaluation(record, budget, new Topics(true), PERIODS_KEPT_IN_GROWTH);
    }

    /**
     * Returns the evaluation of the record after it has grown. It takes over every value that the growth leaves as it
     * was. This evaluation must not be used any more.
     */
    Evaluation grown(RecordAsKnownAt later) {
        if (!later.hasCalendarOf(record)) {
            return growing(later, budget);
        }
        Map<EntryTopic, Instant> changes = later.changesSince(record);
        topics.grow(changes);
        var grown = new Evaluation(later, this);
        grown.changedSince =
                changes.values().stream().min(Comparator.naturalOrder()).orElse(Instant.MAX);
        return grown;
    }

    /**
     * Returns every obligation at a moment of valid time, ordered by order, term, trigger and joining of the obligor.
     *
     * @param asOf the moment, inclusive
     */
    public List<Obligation> obligations(Instant asOf) {
        computeMovedDatesInOrder(asOf);
        return at(asOf).obligations().values().stream()
                .flatMap(ofTerm -> ofTerm.value().stream().map(Memo.Computed::value))
                .toList();
    }

    /**
     * Returns the court's events and the stays in effect at a moment of valid time.
     *
     * @param asOf the moment, inclusive
     */
    public Schedule schedule(Instant asOf) {
        return at(asOf).state().schedule();
    }

    /**
     * Returns the parties and their counsel at a moment of valid time.
     *
     * @param asOf the moment, inclusive
     */
    public Participants participants(Instant asOf) {
        return at(asOf).state().participants();
    }

    /**
     * Returns the orders of the case and their status at a moment of valid time.
     *
     * @param asOf the moment, inclusive
     */
    public CourtOrders orders(Instant asOf) {
        return states.orders(asOf).derived();
    }

    /**
     * Returns the entry that closed the case, if it is closed at a moment of valid time.
     *
     * @param asOf the moment, inclusive
     */
    public Optional<Source> closing(Instant asOf) {
        return states.closing(asOf);
    }

    /**
     * Returns the entries that count at a moment of valid time, in order of valid time. Stricken entries do not count.
     *
     * @param asOf the moment, inclusive
     */
    public List<Entry> effectiveEntries(Instant asOf) {
        List<DatedEntry> effective = record.effectiveEntries();
        return effective.subList(0, DatedEntry.countUpTo(asOf, effective)).stream()
                .map(DatedEntry::entry)
                .toList();
    }

    /** @return the entry that struck this one; null if it is not stricken */
    public @Nullable Long strickenBy(long sequence) {
        return record.strickenBy(sequence);
    }

    /** @return the numbers of the entries, stricken or not, that take effect exactly at this moment of valid time */
    public List<Long> entriesTakingEffectAt(Instant moment) {
        return Stream.concat(record.effectiveEntries().stream(), record.strickenEntries().stream())
                .filter(entry -> entry.at().equals(moment))
                .map(DatedEntry::sequence)
                .sorted()
                .toList();
    }

    /** @return the timeline of each obligation over all valid time, assuming that nothing more is recorded */
    public List<StatusTimeline> timelines() {
        return timelines(Instant.MIN, Instant.MAX);
    }

    /**
     * Returns the timeline of each obligation within a period of valid time.
     *
     * @param from inclusive
     * @param until exclusive
     */
    public List<StatusTimeline> timelines(Instant from, Instant until) {
        var moments = new TreeSet<Instant>();
        record.effectiveEntries().stream().map(DatedEntry::at).forEach(moments::add);
        record.strickenEntries().stream().map(DatedEntry::at).forEach(moments::add);
        var timelines = new Timelines();
        Instant moment = moments.floor(from);
        moment = moment == null ? moments.higher(from) : from;
        if (moment != null) {
            computeMovedDatesInOrder(moment);
        }
        while (moment != null && moment.isBefore(until)) {
            SequencedMap<TermRef, Memo.Computed<List<Memo.Computed<Obligation>>>> obligations =
                    at(moment).obligations();
            budget.take(obligations.size());
            timelines.add(obligations, moment, moments);
            moment = moments.higher(moment);
        }
        return timelines.build();
    }

    /**
     * Returns the bugs of the rulebook that kept it from computing obligations so far, at most {@value #FAILURES_KEPT}.
     * The obligations themselves say only that they could not be computed.
     */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    int statusesKept() {
        return values.statusesKept();
    }

    void failed(Throwable bug) {
        if (failures.size() < FAILURES_KEPT) {
            failures.add(bug);
        }
    }

    /**
     * The date that a move sets depends on the date before the move, and the obligation that an excusal of a recurring
     * term is about on the excusals before it. Computed from the last to the first, thousands of moves would exhaust
     * the stack. Computed in order, each finds the one before it.
     */
    void computeMovedDatesInOrder(Instant asOf) {
        List<Instant> moves =
                record.moves().stream().filter(move -> !move.isAfter(asOf)).toList();
        if (moves.size() >= MANY_MOVES) {
            moves.stream().filter(move -> !move.isBefore(changedSince)).forEach(move -> at(move.minusNanos(1))
                    .obligations());
        }
    }

    Assessment at(Instant asOf) {
        Assessment assessment = assessments.get(asOf);
        if (assessment == null) {
            assessment = new Assessment(this, states.asOf(asOf), values);
            assessments.put(asOf, assessment);
            if (assessments.size() > MOMENTS_KEPT) {
                var _ = assessments.pollFirstEntry();
            }
        }
        return assessment;
    }

    /** Collects timelines along the moments. Only what changed at a moment is looked at. */
    private final class Timelines {

        private final SequencedMap<ObligationId, TimelineBuilder> builders = new LinkedHashMap<>();
        private SequencedMap<TermRef, Memo.Computed<List<Memo.Computed<Obligation>>>> shown = new LinkedHashMap<>();

        /** @param moments receives the moments at which the obligations may change next */
        // A list that was not computed again is the same list.
        @SuppressWarnings("ReferenceEquality")
        void add(
                SequencedMap<TermRef, Memo.Computed<List<Memo.Computed<Obligation>>>> obligations,
                Instant moment,
                Set<Instant> moments) {
            obligations.forEach((term, ofTerm) -> {
                List<Memo.Computed<Obligation>> now = ofTerm.value();
                List<Memo.Computed<Obligation>> before = shown(term);
                if (now != before) {
                    add(now, before, moment, moments);
                }
                // An obligation can begin to exist without a change of another, such as one for the next period.
                moments.add(ofTerm.until());
            });
            shown.forEach((term, before) -> {
                if (!obligations.containsKey(term)) {
                    end(before.value(), moment);
                }
            });
            shown = obligations;
        }

        private List<Memo.Computed<Obligation>> shown(TermRef term) {
            Memo.Computed<List<Memo.Computed<Obligation>>> before = shown.get(term);
            return before == null ? List.of() : before.value();
        }

        private void add(
                List<Memo.Computed<Obligation>> now,
                List<Memo.Computed<Obligation>> before,
                Instant moment,
                Set<Instant> moments) {
            budget.take(now.size());
            var ids = new HashSet<ObligationId>();
            for (Memo.Computed<Obligation> computed : now) {
                Obligation obligation = computed.value();
                ids.add(obligation.id());
                builders.computeIfAbsent(obligation.id(), _ -> new TimelineBuilder())
                        .add(obligation, moment);
                moments.add(computed.until());
            }
            end(
                    before.stream()
                            .filter(computed -> !ids.contains(computed.value().id()))
                            .toList(),
                    moment);
        }

        private void end(List<Memo.Computed<Obligation>> gone, Instant moment) {
            gone.forEach(computed ->
                    Objects.requireNonNull(builders.get(computed.value().id())).end(moment));
        }

        List<StatusTimeline> build() {
            return builders.entrySet().stream()
                    .map(built -> new StatusTimeline(built.getKey(), built.getValue().intervals))
                    .toList();
        }
    }

    private final class TimelineBuilder {

        private final List<StatusInterval> intervals = new ArrayList<>();
        private @Nullable Obligation current;

        void add(Obligation obligation, Instant moment) {
            if (!obligation.equals(current)) {
                end(moment);
                current = obligation;
                intervals.add(new StatusInterval(moment, null, obligation, causedBy(obligation, moment)));
            }
        }

        void end(Instant moment) {
            if (current != null) {
                StatusInterval last = intervals.removeLast();
                intervals.add(new StatusInterval(last.from(), moment, last.obligation(), last.causedBy()));
                current = null;
            }
        }
    }

    /** @return the entries of the obligation's evidence that take effect exactly at this moment */
    List<Long> causedBy(Obligation obligation, Instant moment) {
        return record.effectiveEntriesAt(moment).stream()
                .map(DatedEntry::sequence)
                .filter(sequence -> obligation.evidence().stream().anyMatch(e -> e.entry() == sequence))
                .toList();
    }
}
