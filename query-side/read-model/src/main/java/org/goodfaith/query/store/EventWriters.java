package org.goodfaith.query.store;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the transactions that may still commit an event. */
public final class EventWriters {

    private EventWriters() {}

    /** @return the transactions that hold a lock to write to the event table */
    public static Set<String> now(JdbcClient sql) {
        return Set.copyOf(sql.sql("""
                SELECT virtualtransaction
                  FROM pg_locks
                 WHERE locktype = 'relation'
                   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                   AND relation = 'domain_event'::regclass
                   AND mode IN ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
                """).query(String.class).list());
    }
}
