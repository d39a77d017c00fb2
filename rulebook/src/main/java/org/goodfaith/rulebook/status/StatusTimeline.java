package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.List;
import org.goodfaith.events.ObligationId;
import org.jspecify.annotations.Nullable;

/**
 * The status of one obligation over valid time, with the record held fixed.
 *
 * @param intervals in order, without gap or overlap. The last has no end: it assumes that nothing more is recorded.
 *     Only the timeline of an untriggered recurring term ends, when triggered obligations replace it
 */
public record StatusTimeline(ObligationId id, List<StatusInterval> intervals) {

    public StatusTimeline {
        intervals = List.copyOf(intervals);
    }

    /**
     * A period of valid time during which an obligation does not change.
     *
     * @param from inclusive
     * @param until exclusive; null if the interval has no end
     * @param obligation the obligation during the interval
     * @param causedBy the numbers of the entries that took effect at {@code from}; empty if only time passed
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
