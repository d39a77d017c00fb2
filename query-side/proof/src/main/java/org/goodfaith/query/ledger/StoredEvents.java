package org.goodfaith.query.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.goodfaith.bundle.StoredEvent;
import org.goodfaith.ledger.CanonicalJson;
import org.goodfaith.ledger.Envelope;
import org.goodfaith.ledger.EventLeaf;
import org.goodfaith.ledger.MalformedJsonException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads events in their stored form. */
final class StoredEvents {

    private static final String COLUMNS = """
            e.global_index, e.event_identifier, e.aggregate_identifier, e.sequence_number, e.payload_type,
            e.payload_revision, e.recorded_at, e.meta_data, e.payload
            """;

    private final JdbcClient sql;

    StoredEvents(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A row of the event table.
     *
     * @param canonical the canonical form; absent if the row was altered so that it has none
     */
    record StoredEventRow(
            long globalIndex,
            String eventId,
            String stream,
            long sequence,
            String recordedAt,
            @Nullable Envelope canonical) {

        /** @throws BrokenLedgerException if the event has no canonical form */
        Envelope envelope() {
            if (canonical == null) {
                throw new BrokenLedgerException("Entry " + sequence + " of " + stream + " has no canonical form.");
            }
            return canonical;
        }
    }

    /** @return events in store order, after one index (exclusive) up to the other (inclusive) */
    List<StoredEventRow> between(long after, long upTo, int rowsMax) {
        return sql.sql("SELECT " + COLUMNS + """
                  FROM domain_event e
                 WHERE e.global_index > :after AND e.global_index <= :upTo
                 ORDER BY e.global_index
                 LIMIT :rowsMax
                """)
                .param("after", after)
                .param("upTo", upTo)
                .param("rowsMax", rowsMax)
                .query((row, _) -> row(row))
                .list();
    }

    /** @return the events of these streams among the first {@code size} leaves, each stream in order */
    List<StoredEvent> ofStreams(Collection<String> streams, long size) {
        return sql.sql("SELECT l.leaf_index, l.closed_through, " + COLUMNS + """
                  FROM ledger_leaf l JOIN domain_event e ON e.event_identifier = l.event_id
                 WHERE e.aggregate_identifier = ANY (:streams) AND l.leaf_index < :size
                 ORDER BY e.aggregate_identifier, e.sequence_number
                """)
                .param("streams", streams.toArray(String[]::new))
                .param("size", size)
                .query((row, _) -> new StoredEvent(
                        row.getLong("leaf_index"), new EventLeaf(row(row).envelope(), closedThrough(row))))
                .list();
    }

    static @Nullable Instant closedThrough(ResultSet row) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_through", OffsetDateTime.class);
        return closed == null ? null : closed.toInstant();
    }

    static StoredEventRow row(ResultSet row) throws SQLException {
        return new StoredEventRow(
                row.getLong("global_index"),
                row.getString("event_identifier"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("recorded_at"),
                canonical(row));
    }

    private static @Nullable Envelope canonical(ResultSet row) throws SQLException {
        try {
            return new Envelope(
                    row.getString("event_identifier"),
                    row.getString("aggregate_identifier"),
                    row.getLong("sequence_number"),
                    row.getString("payload_type"),
                    row.getString("payload_revision"),
                    row.getString("recorded_at"),
                    CanonicalJson.parse(row.getBytes("meta_data")),
                    CanonicalJson.parse(row.getBytes("payload")));
        } catch (MalformedJsonException | IllegalArgumentException _) {
            return null;
        }
    }
}
