package org.goodfaith.query.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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

    private record Begun(Instant through, EventWriters writers) {}

    private record PositionRead(Closed closed, EventWriters writers) {}

    private final JdbcClient sql;
    private final RecordedTime time;
    private @Nullable Begun begun;
    private @Nullable PositionRead positionRead;

    RecordClosing(JdbcClient sql, RecordedTime time) {
        this.sql = sql;
        this.time = time;
    }

    /** Returns whether a closing has begun. */
    boolean isUnderWay() {
        return begun != null;
    }

    /**
     * Begins a closing or continues the last one; returns it when it is complete. Never waits. If the database fails,
     * the step is repeated: no step counts before its writers are known.
     */
    Optional<Closed> advance() {
        Begun closing = begun;
        if (closing == null) {
            closing = new Begun(close(), EventWriters.now(sql));
            begun = closing;
        }
        PositionRead position = positionRead;
        if (position == null) {
            if (!closing.writers().haveEnded(sql)) {
                return Optional.empty();
            }
            position = new PositionRead(new Closed(lastIndex(), closing.through()), EventWriters.now(sql));
            positionRead = position;
        }
        if (!position.writers().haveEnded(sql)) {
            return Optional.empty();
        }
        begun = null;
        positionRead = null;
        return Optional.of(position.closed());
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
        return EventWriters.lastIndex(sql);
    }
}
