package org.goodfaith.query.store;

import java.util.Collections;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The transactions that held a lock to write to the event table at a moment, and may still commit an event.
 *
 * @param transactions their virtual transaction ids
 */
public record EventWriters(Set<String> transactions) {

    public static EventWriters now(JdbcClient sql) {
        return new EventWriters(
                Set.copyOf(sql.sql("""
                SELECT virtualtransaction
                  FROM pg_locks
                 WHERE locktype = 'relation'
                   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                   AND relation = 'domain_event'::regclass
                   AND mode IN ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
                """).query((row, _) -> row.getString(1)).list()));
    }

    /** Returns the highest position of the event store; 0 if it is empty. */
    public static long lastIndex(JdbcClient sql) {
        return sql.sql("SELECT coalesce(max(global_index), 0) FROM domain_event")
                .query(Long.class)
                .single();
    }

    /** Returns true if each of them has committed or rolled back. */
    public boolean haveEnded(JdbcClient sql) {
        return transactions.isEmpty() || Collections.disjoint(transactions, now(sql).transactions());
    }
}
