package org.goodfaith.spring;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The advisory lock that every recording transaction holds. Its key is an instant: the transaction records nothing
 * before it.
 *
 * <p>The lock is shared, so writers never wait for one another. It ends with the transaction, however that ends, and a
 * prepared transaction keeps it. {@code pg_locks} shows the locks of all roles to every role, while
 * {@code pg_stat_activity} hides the transactions of other roles.
 */
public final class WriterLock {

    /** The upper 16 bits of a key. They separate this lock from all others: "GF" in ASCII. */
    private static final long TAG = 0x4746;

    /** The lower bits of a key: milliseconds since 1970. */
    private static final int INSTANT_BITS = 48;

    private static final long INSTANT_MASK = (1L << INSTANT_BITS) - 1;

    /** {@code objsubid = 1} marks a lock with one key of 64 bits; its halves are {@code classid} and {@code objid}. */
    private static final String EARLIEST = """
            SELECT min((classid::bigint << 32) | objid::bigint)
              FROM pg_locks
             WHERE locktype = 'advisory' AND objsubid = 1
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND classid::bigint >> 16 = :tag
            """;

    private WriterLock() {}

    /**
     * Takes the lock until the transaction ends. Call it before the transaction reads the time of its entries.
     *
     * @param from the current instant of the clock that gives the entries their time
     */
    public static void hold(JdbcClient sql, Instant from) {
        sql.sql("SELECT pg_advisory_xact_lock_shared(:key)")
                .param("key", (TAG << INSTANT_BITS) | (from.toEpochMilli() & INSTANT_MASK))
                .query((_, _) -> 0)
                .list();
    }

    /** Returns the earliest instant at which a transaction in flight may record; empty if there is none. */
    public static Optional<Instant> earliest(JdbcClient sql) {
        return sql.sql(EARLIEST)
                .param("tag", TAG)
                .query((row, _) -> {
                    long key = row.getLong(1);
                    return row.wasNull()
                            ? Optional.<Instant>empty()
                            : Optional.of(Instant.ofEpochMilli(key & INSTANT_MASK));
                })
                .single();
    }
}
