package org.goodfaith.query.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The advisory lock that keeps writers of a projection's live tables apart from a switch to rebuilt tables. Writers
 * share it, and a switch holds it exclusively.
 */
public final class TableSwitchLock {

    /** The first key of the lock. The second is the hash of the projection's name. */
    private static final int KEY = 20250709;

    private TableSwitchLock() {}

    /**
     * Waits for a running switch and blocks the next one until the transaction ends. Every transaction that writes live
     * tables must call this before it touches one.
     */
    public static void waitForSwitch(JdbcClient sql, String projection) {
        sql.sql("SELECT pg_advisory_xact_lock_shared(:lock, hashtext(:projection))")
                .param("lock", KEY)
                .param("projection", projection)
                .query((_, _) -> 0)
                .list();
    }

    /**
     * Blocks writers of the live tables while {@code work} runs; readers continue.
     *
     * @param sql a single connection, because the lock belongs to the connection
     */
    public static void withWritersWaiting(JdbcClient sql, String projection, Runnable work) {
        sql.sql("SELECT pg_advisory_lock(:lock, hashtext(:projection))")
                .param("lock", KEY)
                .param("projection", projection)
                .query((_, _) -> 0)
                .list();
        try {
            work.run();
        } finally {
            sql.sql("SELECT pg_advisory_unlock(:lock, hashtext(:projection))")
                    .param("lock", KEY)
                    .param("projection", projection)
                    .query(Boolean.class)
                    .single();
        }
    }
}
