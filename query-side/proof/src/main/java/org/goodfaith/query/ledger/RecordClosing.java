package org.goodfaith.query.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.goodfaith.query.store.EventWriters;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Closes the record through an instant and determines the events recorded up to it.
 *
 * <p>After the closing is committed, an insert that begins gets a later time ({@code open_time} in the event store's
 * schema), whatever the clock of its node says. The inserts that began before hold a lock on the event table. Once they
 * have ended, every event recorded through the instant is visible. The highest position is read then; once the writers
 * of that moment have ended too, no gap below it can be filled.
 */
final class RecordClosing {

    /**
     * @param lastIndex a position of the event store below which no event can appear any more
     * @param through every event recorded through this instant is at or below the position
     */
    record Closed(long lastIndex, Instant through) {}

    private final JdbcClient sql;
    private final RecordedTime time;
    private @Nullable Instant through;
    private @Nullable Closed looked;
    private Set<String> awaited = Set.of();

    RecordClosing(JdbcClient sql, RecordedTime time) {
        this.sql = sql;
        this.time = time;
    }

    /** Returns whether a closing has begun. */
    boolean isUnderWay() {
        return through != null;
    }

    /** Begins a closing or continues the last one; returns it when it is complete. Never waits. */
    Optional<Closed> advance() {
        Instant closing = through;
        if (closing == null) {
            closing = close();
            through = closing;
            awaited = EventWriters.now(sql);
        }
        Closed found = looked;
        if (found == null) {
            if (awaitsWriters()) {
                return Optional.empty();
            }
            found = new Closed(lastIndex(), closing);
            looked = found;
            awaited = EventWriters.now(sql);
        }
        if (awaitsWriters()) {
            return Optional.empty();
        }
        through = null;
        looked = null;
        return Optional.of(found);
    }

    /** One millisecond ago, because stored times are truncated to milliseconds. */
    private Instant close() {
        Instant wanted = time.now().truncatedTo(ChronoUnit.MILLIS).minusMillis(1);
        return sql.sql("SELECT close_record(:wanted) AS through")
                .param("wanted", wanted.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        row.getObject("through", OffsetDateTime.class).toInstant())
                .single();
    }

    long lastIndex() {
        return sql.sql("SELECT coalesce(max(global_index), 0) FROM domain_event")
                .query(Long.class)
                .single();
    }

    private boolean awaitsWriters() {
        return !awaited.isEmpty() && !Collections.disjoint(awaited, EventWriters.now(sql));
    }
}
