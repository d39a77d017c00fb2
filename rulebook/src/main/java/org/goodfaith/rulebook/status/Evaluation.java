package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goodfaith.events.ObligationId;
import org.goodfaith.rulebook.participants.Participants;
import org.goodfaith.rulebook.schedule.Schedule;
import org.goodfaith.rulebook.status.StatusTimeline.StatusInterval;
import org.jspecify.annotations.Nullable;

/**
 * Computes the status of every obligation of a case from the case's facts and its court's calendar, as known at one
 * moment of transaction time.
 *
 * <p>The same input gives the same result, byte for byte. An instance caches its results and is not thread-safe.
 */
public final class Evaluation {

    /** From this number of moves on, dates are computed in the order of the moves. */
    private static final int MANY_MOVES = 64;

    private final RecordAsKnownAt record;
    private final TreeMap<Instant, Assessment> assessments = new TreeMap<>();

    /**
     * @param knownAt the moment of transaction time, inclusive; later entries are ignored
     * @throws IllegalArgumentException if the calendar of the case's court is not available
     */
    public Evaluation(CaseRecord record, Instant knownAt) {
        this.record = new RecordAsKnownAt(record, knownAt, Set.of());
    }

    /**
     * Evaluates the whole record without some entries, as if they had never been recorded.
     *
     * @param excluded the numbers of the entries to leave out
     * @throws IllegalArgumentException if the calendar of the case's court is not available
     */
    public Evaluation(CaseRecord record, Set<Long> excluded) {
        this.record = new RecordAsKnownAt(record, Instant.MAX, excluded);
    }

    /**
     * Returns every obligation at a moment of valid time, ordered by order, term, trigger and joining of the obligor.
     *
     * @param asOf the moment, inclusive
     */
    public List<Obligation> obligations(Instant asOf) {
        computeMovedDatesInOrder(asOf);
        return at(asOf).obligations().stream().map(Memo.Computed::value).toList();
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
        var builders = new LinkedHashMap<ObligationId, TimelineBuilder>();
        Instant moment = moments.floor(from);
        moment = moment == null ? moments.higher(from) : from;
        if (moment != null) {
            computeMovedDatesInOrder(moment);
        }
        while (moment != null && moment.isBefore(until)) {
            for (Memo.Computed<Obligation> computed : at(moment).obligations()) {
                builders.computeIfAbsent(computed.value().id(), _ -> new TimelineBuilder())
                        .add(computed.value(), moment);
                moments.addAll(computed.dependencies().moments());
            }
            for (TimelineBuilder builder : builders.values()) {
                builder.endUnlessSeenAt(moment);
            }
            moment = moments.higher(moment);
        }
        return builders.entrySet().stream()
                .map(built -> new StatusTimeline(built.getKey(), built.getValue().intervals))
                .toList();
    }

    /**
     * The date that a move sets depends on the date before the move, and the obligation that an excusal of a recurring
     * term is about on the excusals before it. Computed from the last to the first, thousands of moves would exhaust
     * the stack. Computed in order, each finds the one before it.
     */
    private void computeMovedDatesInOrder(Instant asOf) {
        List<Instant> moves =
                record.moves().stream().filter(move -> !move.isAfter(asOf)).toList();
        if (moves.size() >= MANY_MOVES) {
            moves.forEach(move -> at(move.minusNanos(1)).obligations());
        }
    }

    Assessment at(Instant asOf) {
        Assessment assessment = assessments.get(asOf);
        if (assessment == null) {
            Map.Entry<Instant, Assessment> earlier = assessments.lowerEntry(asOf);
            assessment =
                    new Assessment(this, new CaseStateAsOf(record, asOf), earlier == null ? null : earlier.getValue());
            assessments.put(asOf, assessment);
        }
        return assessment;
    }

    private final class TimelineBuilder {

        private final List<StatusInterval> intervals = new ArrayList<>();
        private @Nullable Obligation current;
        private @Nullable Instant seenAt;

        void add(Obligation obligation, Instant moment) {
            seenAt = moment;
            if (!Objects.equals(obligation, current)) {
                end(moment);
                current = obligation;
                intervals.add(new StatusInterval(moment, null, obligation, causedBy(obligation, moment)));
            }
        }

        void endUnlessSeenAt(Instant moment) {
            if (!moment.equals(seenAt)) {
                end(moment);
            }
        }

        private void end(Instant moment) {
            if (current != null) {
                StatusInterval last = intervals.removeLast();
                intervals.add(new StatusInterval(last.from(), moment, last.obligation(), last.causedBy()));
                current = null;
            }
        }
    }

    /** @return the entries of the obligation's evidence that take effect exactly at this moment */
    private List<Long> causedBy(Obligation obligation, Instant moment) {
        return record.effectiveEntries().stream()
                .filter(entry -> entry.at().equals(moment))
                .map(DatedEntry::sequence)
                .filter(sequence -> obligation.evidence().stream().anyMatch(e -> e.entry() == sequence))
                .toList();
    }
}
