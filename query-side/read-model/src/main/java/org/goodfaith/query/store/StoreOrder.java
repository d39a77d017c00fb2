package org.goodfaith.query.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells up to which event the order of the store is final.
 *
 * <p>An index is given out before its event is committed, so below the highest index that can be seen there may be gaps
 * that are filled later. Whoever may still fill one has had a lock on the table since before that index was given out.
 * So the highest index is noted first and the transactions that hold such a lock second; once all of those have ended,
 * no gap below that index can be filled any more. Transactions that only read hold nothing up.
 */
public final class StoreOrder {

    /**
     * A stretch of the store that cannot change any more.
     *
     * @param lastIndex the highest index in it
     * @param through a moment of recorded time up to which everything recorded lies in it
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

    /** @return the longest stretch that is known to be final by now and was not returned before, if there is one */
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

    /** In this order: what is seen later must not be missing from what is seen first. */
    private Waiting look() {
        Instant through = recordedTime.settled().truncatedTo(ChronoUnit.MILLIS);
        long lastIndex = sql.sql("SELECT coalesce(max(global_index), 0) FROM domain_event")
                .query(Long.class)
                .single();
        return new Waiting(new Final(lastIndex, through), writers());
    }

    private Set<String> writers() {
        return new HashSet<>(sql.sql("""
                SELECT virtualtransaction
                  FROM pg_locks
                 WHERE locktype = 'relation'
                   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                   AND relation = 'domain_event'::regclass
                   AND mode IN ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
                """).query(String.class).list());
    }
}
