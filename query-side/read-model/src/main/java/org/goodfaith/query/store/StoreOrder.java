package org.goodfaith.query.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Determines up to which position the order of the event store is final.
 *
 * <p>A position is assigned before its event commits, so there may be gaps below the highest visible position that are
 * filled later. A transaction that may fill a gap has held a lock on the table since before that position was assigned.
 * The highest position is therefore read first and the transactions with such locks second. Once all of them have
 * ended, no gap below that position can be filled. Transactions that only read delay nothing.
 */
public final class StoreOrder {

    /**
     * A final range of the store.
     *
     * @param lastIndex the highest position in it
     * @param through an instant in transaction time; everything recorded up to it is in the range
     */
    public record Final(long lastIndex, Instant through) {}

    private record Waiting(Final stretch, Set<String> writers) {}

    private final JdbcClient sql;
    private final RecordedTime recordedTime;
    private @Nullable Waiting waiting;

    public StoreOrder(JdbcClient sql, RecordedTime recordedTime) {
        this.sql = sql;
        this.recordedTime = recordedTime;
    }

    /** @return the longest range known to be final and not returned before, if there is one */
    public Optional<Final> settled() {
        Waiting before = waiting;
        if (before != null && !Collections.disjoint(before.writers(), writers())) {
            return Optional.empty();
        }
        Waiting now = look();
        if (now.writers().isEmpty()) {
            waiting = null;
            return Optional.of(now.stretch());
        }
        waiting = now;
        return Optional.ofNullable(before).map(Waiting::stretch);
    }

    /** The order matters: the second read must not miss what the first saw. */
    private Waiting look() {
        Instant through = recordedTime.settled().truncatedTo(ChronoUnit.MILLIS);
        long lastIndex = sql.sql("SELECT coalesce(max(global_index), 0) FROM domain_event")
                .query(Long.class)
                .single();
        return new Waiting(new Final(lastIndex, through), writers());
    }

    private Set<String> writers() {
        return EventWriters.now(sql);
    }
}
