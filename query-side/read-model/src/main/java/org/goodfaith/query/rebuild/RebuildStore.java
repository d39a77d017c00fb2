package org.goodfaith.query.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goodfaith.query.rebuild.Rebuild.DifferenceKind;
import org.goodfaith.query.rebuild.Rebuild.Stage;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the progress of rebuilds. Methods that take a connection use its transaction. */
@Component
class RebuildStore {

    private static final int DIFFERENCES_SHOWN_MAX = 100;

    private final JdbcClient sql;
    private final RecordedTime recordedTime;

    RebuildStore(JdbcClient sql, RecordedTime recordedTime) {
        this.sql = sql;
        this.recordedTime = recordedTime;
    }

    /** @return the latest rebuild of a projection */
    Optional<Rebuild> latest(String projection, Map<String, Long> liveRuleSets) {
        return sql.sql("""
                SELECT r.*,
                       EXISTS (SELECT 1 FROM pg_locks
                                WHERE locktype = 'advisory' AND classid = :lock::oid AND granted
                                  AND objid = hashtext(:projection)::oid
                                  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                              ) AS under_way,
                       (SELECT count(*) FROM projection_rebuild_difference d
                         WHERE d.rebuild_id = r.rebuild_id AND kind <> 'AHEAD') AS different,
                       (SELECT count(*) FROM projection_rebuild_difference d
                         WHERE d.rebuild_id = r.rebuild_id AND kind = 'AHEAD') AS uncompared
                  FROM projection_rebuild r
                 WHERE projection = :projection
                 ORDER BY rebuild_id DESC
                 LIMIT 1
                """)
                .param("projection", projection)
                .param("lock", Projection.WORKER_LOCK)
                .query((row, _) -> rebuild(row, differences(row.getLong("rebuild_id")), liveRuleSets))
                .optional();
    }

    private List<Rebuild.Difference> differences(long id) {
        return sql.sql("""
                SELECT record_id, kind FROM projection_rebuild_difference
                 WHERE rebuild_id = :id ORDER BY kind = 'AHEAD', record_id LIMIT :limit
                """)
                .param("id", id)
                .param("limit", DIFFERENCES_SHOWN_MAX)
                .query((row, _) -> new Rebuild.Difference(
                        row.getString("record_id"), DifferenceKind.valueOf(row.getString("kind"))))
                .list();
    }

    private static Rebuild rebuild(ResultSet row, List<Rebuild.Difference> differences, Map<String, Long> liveRuleSets)
            throws SQLException {
        var endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new Rebuild(
                row.getLong("rebuild_id"),
                row.getString("projection"),
                row.getString("rule_set"),
                Stage.valueOf(row.getString("state")),
                row.getBoolean("under_way"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getString("built_through"),
                row.getLong("events_done"),
                row.getLong("events_total"),
                Duration.ofMillis(row.getLong("worked_millis")),
                row.getLong("compared"),
                row.getLong("different"),
                row.getLong("uncompared"),
                row.getLong("stopped"),
                differences,
                liveRuleSets,
                row.getString("failure"));
    }

    long begin(JdbcClient connection, Projection projection, long eventsTotal) {
        return connection
                .sql("""
                INSERT INTO projection_rebuild (projection, rule_set, state, started_at, events_total)
                VALUES (:projection, :rules, 'BUILDING', :now, :total)
                RETURNING rebuild_id
                """)
                .param("projection", projection.name())
                .param("rules", projection.ruleSet())
                .param("now", utc(recordedTime.now()))
                .param("total", eventsTotal)
                .query(Long.class)
                .single();
    }

    /** The progress of a rebuild, and whether it was dropped meanwhile. */
    record Position(Stage stage, Optional<String> builtThrough) {}

    /** @return its stage, locked until the transaction ends */
    Position hold(JdbcClient connection, long id) {
        return connection
                .sql("SELECT state, built_through FROM projection_rebuild WHERE rebuild_id = :id FOR UPDATE")
                .param("id", id)
                .query((row, _) -> new Position(
                        Stage.valueOf(row.getString("state")), Optional.ofNullable(row.getString("built_through"))))
                .single();
    }

    void advance(JdbcClient connection, long id, Projection.Batch batch, Duration worked) {
        connection
                .sql("""
                UPDATE projection_rebuild
                   SET built_through = :through, events_done = events_done + :events,
                       worked_millis = worked_millis + :worked, failure = NULL
                 WHERE rebuild_id = :id
                """)
                .param("through", batch.through())
                .param("events", batch.events())
                .param("worked", worked.toMillis())
                .param("id", id)
                .update();
    }

    /** @return true if it was still in the previous stage and has moved to the next */
    boolean reach(JdbcClient connection, long id, Stage before, Stage next) {
        return connection
                        .sql("""
                UPDATE projection_rebuild SET state = :next, ended_at = :ended, failure = NULL
                 WHERE rebuild_id = :id AND state = :before
                """)
                        .param("next", next.name())
                        .param("before", before.name())
                        .param(
                                "ended",
                                next.ended() ? utc(recordedTime.now()) : null,
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Drops a rebuild, whichever node works on it. */
    void drop(JdbcClient connection, long id) {
        connection
                .sql("""
                UPDATE projection_rebuild SET state = 'DROPPED', ended_at = :ended
                 WHERE rebuild_id = :id AND state NOT IN ('SWITCHED', 'DROPPED')
                """)
                .param("ended", utc(recordedTime.now()))
                .param("id", id)
                .update();
    }

    void drop(long id) {
        drop(sql, id);
    }

    void fail(long id, String why) {
        sql.sql("UPDATE projection_rebuild SET failure = :why WHERE rebuild_id = :id")
                .param("why", why)
                .param("id", id)
                .update();
    }

    void forgetComparison(JdbcClient connection, long id) {
        connection
                .sql("DELETE FROM projection_rebuild_difference WHERE rebuild_id = :id")
                .param("id", id)
                .update();
        connection
                .sql("UPDATE projection_rebuild SET compared = 0 WHERE rebuild_id = :id")
                .param("id", id)
                .update();
    }

    /**
     * Stores comparison results and replaces earlier ones.
     *
     * @param counted the number of records compared for the first time
     */
    void compared(
            JdbcClient connection,
            long id,
            Collection<String> recordIds,
            Map<String, DifferenceKind> differences,
            long counted) {
        connection
                .sql("DELETE FROM projection_rebuild_difference WHERE rebuild_id = :id AND record_id = ANY (:records)")
                .param("id", id)
                .param("records", recordIds.toArray(String[]::new))
                .update();
        connection
                .sql("""
                INSERT INTO projection_rebuild_difference (rebuild_id, record_id, kind)
                SELECT :id, record_id, kind FROM unnest(:records::text[], :kinds::text[]) AS found (record_id, kind)
                """)
                .param("id", id)
                .param("records", differences.keySet().toArray(String[]::new))
                .param(
                        "kinds",
                        differences.values().stream().map(DifferenceKind::name).toArray(String[]::new))
                .update();
        connection
                .sql("UPDATE projection_rebuild SET compared = compared + :counted WHERE rebuild_id = :id")
                .param("counted", counted)
                .param("id", id)
                .update();
    }

    void stopped(JdbcClient connection, long id, long records) {
        connection
                .sql("UPDATE projection_rebuild SET stopped = :records WHERE rebuild_id = :id")
                .param("records", records)
                .param("id", id)
                .update();
    }

    /** @return records that differ or could not be compared */
    List<String> listed(JdbcClient connection, long id) {
        return connection
                .sql("SELECT record_id FROM projection_rebuild_difference WHERE rebuild_id = :id ORDER BY record_id")
                .param("id", id)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** @return the number of records that differ */
    long different(JdbcClient connection, long id) {
        return connection.sql("""
                SELECT count(*) FROM projection_rebuild_difference WHERE rebuild_id = :id AND kind <> 'AHEAD'
                """).param("id", id).query(Long.class).single();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
