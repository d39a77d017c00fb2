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
import org.goodfaith.rulebook.status.StatusTimeline.StatusInterval;
import org.jspecify.annotations.Nullable;

/**
 * The one function from which every standing comes: of a case's facts, its court's calendar, what of both was known,
 * and the moment looked at.
 *
 * <p>Same input, same answer, to the byte. An instance keeps what it computed and is not safe for use by several
 * threads.
 */
public final class Evaluation {

    private final RecordAsKnownAt known;
    private final TreeMap<Instant, Assessment> assessments = new TreeMap<>();

    /**
     * @param knownAt the moment of recorded time, inclusive; what was recorded later is not seen
     * @throws IllegalArgumentException if the record's court is not on file
     */
    public Evaluation(CaseRecord record, Instant knownAt) {
        known = new RecordAsKnownAt(record, knownAt, Set.of());
    }

    /**
     * Everything on record is known, but these entries are left out as if they had never been recorded.
     *
     * @throws IllegalArgumentException if the record's court is not on file
     */
    public Evaluation(CaseRecord record, Set<Long> unrecorded) {
        known = new RecordAsKnownAt(record, Instant.MAX, unrecorded);
    }

    /** @return every obligation at {@code asOf}, inclusive, in order of orders, terms, triggers and joining */
    public List<Obligation> obligations(Instant asOf) {
        return at(asOf).obligations().stream().map(Memo.Answer::value).toList();
    }

    /** @return the entry that struck this one; null if it counts */
    public @Nullable Long strickenBy(long sequence) {
        return known.strickenBy(sequence);
    }

    /** @return the numbers of the entries, struck or not, that take effect just at this moment of world time */
    public List<Long> entriesTakingEffectAt(Instant moment) {
        return Stream.concat(known.counting().stream(), known.stricken().stream())
                .filter(placed -> placed.at().equals(moment))
                .map(DatedEntry::sequence)
                .sorted()
                .toList();
    }

    /**
     * @return where each obligation stands at every moment of world time, past and coming, if nothing more is recorded
     */
    public List<StatusTimeline> timelines() {
        return timelines(Instant.MIN, Instant.MAX);
    }

    /**
     * The same within a stretch of world time.
     *
     * @param from its first moment, inclusive
     * @param until its last moment, exclusive
     */
    public List<StatusTimeline> timelines(Instant from, Instant until) {
        var moments = new TreeSet<Instant>();
        known.counting().stream().map(DatedEntry::at).forEach(moments::add);
        known.stricken().stream().map(DatedEntry::at).forEach(moments::add);
        var drafts = new LinkedHashMap<ObligationId, Draft>();
        Instant moment = moments.floor(from);
        moment = moment == null ? moments.higher(from) : from;
        while (moment != null && moment.isBefore(until)) {
            for (Memo.Answer<Obligation> found : at(moment).obligations()) {
                drafts.computeIfAbsent(found.value().id(), _ -> new Draft()).add(found.value(), moment);
                moments.addAll(found.grounds().moments());
            }
            for (Draft draft : drafts.values()) {
                draft.endUnlessSeen(moment);
            }
            moment = moments.higher(moment);
        }
        return drafts.entrySet().stream()
                .map(draft -> new StatusTimeline(draft.getKey(), draft.getValue().intervals))
                .toList();
    }

    Assessment at(Instant asOf) {
        Assessment assessment = assessments.get(asOf);
        if (assessment == null) {
            Map.Entry<Instant, Assessment> earlier = assessments.lowerEntry(asOf);
            assessment = new Assessment(this, new CaseStateAsOf(known, asOf), earlier == null ? null : earlier.getValue());
            assessments.put(asOf, assessment);
        }
        return assessment;
    }

    /** A course in the making. */
    private final class Draft {

        private final List<StatusInterval> intervals = new ArrayList<>();
        private @Nullable Obligation status;
        private @Nullable Instant seenAt;

        void add(Obligation obligation, Instant moment) {
            seenAt = moment;
            if (!Objects.equals(obligation, status)) {
                end(moment);
                status = obligation;
                intervals.add(new StatusInterval(moment, null, obligation, causedBy(obligation, moment)));
            }
        }

        void endUnlessSeen(Instant moment) {
            if (!moment.equals(seenAt)) {
                end(moment);
            }
        }

        private void end(Instant moment) {
            if (status != null) {
                StatusInterval last = intervals.removeLast();
                intervals.add(new StatusInterval(last.from(), moment, last.obligation(), last.causedBy()));
                status = null;
            }
        }
    }

    /** The entries the obligation rests on that took effect just then. */
    private List<Long> causedBy(Obligation obligation, Instant moment) {
        return known.counting().stream()
                .filter(placed -> placed.at().equals(moment))
                .map(DatedEntry::sequence)
                .filter(sequence -> obligation.evidence().stream().anyMatch(e -> e.entry() == sequence))
                .toList();
    }
}
