package org.goodfaith.query.store;

import java.util.Optional;
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

    private record Position(long lastIndex, EventWriters writers) {}

    private final JdbcClient sql;
    private @Nullable Position waiting;

    public StoreOrder(JdbcClient sql) {
        this.sql = sql;
    }

    /** @return the highest position known to be final and not returned before, if there is one */
    public Optional<Long> settled() {
        Position before = waiting;
        if (before != null && !before.writers().haveEnded(sql)) {
            return Optional.empty();
        }
        // The order matters: the writers must not have ended before the position is read.
        var now = new Position(EventWriters.lastIndex(sql), EventWriters.now(sql));
        if (now.writers().transactions().isEmpty()) {
            waiting = null;
            return Optional.of(now.lastIndex());
        }
        waiting = now;
        return Optional.ofNullable(before).map(Position::lastIndex);
    }
}
