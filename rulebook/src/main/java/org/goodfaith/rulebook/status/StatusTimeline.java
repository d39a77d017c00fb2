package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.List;
import org.goodfaith.events.ObligationId;
import org.jspecify.annotations.Nullable;

/**
 * Where one obligation stands at every moment of world time, with what is known held fixed.
 *
 * @param id the obligation
 * @param intervals without gap or overlap. The last has no end and is what follows if nothing more is recorded; only the
 *     dormant course of a recurring term ends, when obligations of its triggers take its place
 */
public record StatusTimeline(ObligationId id, List<StatusInterval> intervals) {

    public StatusTimeline {
        intervals = List.copyOf(intervals);
    }

    /**
     * A stretch of world time through which nothing about an obligation changes.
     *
     * @param from its first moment, inclusive
     * @param until its end, exclusive; absent if it has none
     * @param obligation the obligation throughout
     * @param causedBy entries that took effect at its first moment; none if only time passed
     */
    public record StatusInterval(Instant from, @Nullable Instant until, Obligation obligation, List<Long> causedBy) {

        public StatusInterval {
            causedBy = List.copyOf(causedBy);
        }

        public boolean covers(Instant moment) {
            return !moment.isBefore(from) && (until == null || moment.isBefore(until));
        }
    }
}
