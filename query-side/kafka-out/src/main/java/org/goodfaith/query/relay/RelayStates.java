package org.goodfaith.query.relay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how far each topic lags behind the event store, whichever node sends to it. */
@Component
public class RelayStates {

    /** Checks whether a node holds the advisory lock. {@code pg_locks} shows its two keys as unsigned numbers. */
    private static final String ACTIVE = """
            EXISTS (SELECT FROM pg_locks l
                     WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted
                       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                       AND l.classid::bigint = :lock
                       AND l.objid::bigint = (hashtext(t.topic)::bigint & 4294967295))
            """;

    private static final String QUERY = """
            SELECT t.topic, t.carries, t.position, t.node, t.failing_since, t.failure, behind.events, behind.oldest,
                   %s AS active
              FROM relay_topic t
             CROSS JOIN LATERAL (
                    SELECT count(*) AS events, min(recorded_at::timestamptz) AS oldest
                      FROM domain_event WHERE global_index > t.position) behind
            """.formatted(ACTIVE);

    private final JdbcClient sql;
    private final RecordedTime recordedTime;

    RelayStates(JdbcClient sql, RecordedTime recordedTime) {
        this.sql = sql;
        this.recordedTime = recordedTime;
    }

    /** The activity of the relay for a topic. */
    public enum RelayActivity {
        /** A node sends or waits for new events. */
        SENDING,
        /** A node retries; the failure says why. */
        FAILING,
        /** No node is active. */
        STOPPED
    }

    /** The state of a topic of facts. */
    @Schema(name = "RelayedTopic")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RelayState(
            @Schema(example = "goodfaith.facts.public") String topic,
            TopicContent carries,
            RelayActivity activity,

            @Schema(description = "The node that sends to the topic, or sent last.") @Nullable
            String node,

            @Schema(description = "The position of the last event examined; 0 if none.")
            long position,

            @Schema(description = "The number of events not yet examined.")
            long eventsBehind,

            @Schema(description = "The age of the oldest event not yet examined, in seconds.")
            long secondsBehind,

            @Nullable Instant failingSince,
            @Nullable String failure) {}

    /** @return all topics that were ever sent to, by name */
    public List<RelayState> all() {
        return sql.sql(QUERY + " ORDER BY t.topic")
                .param("lock", RelaySession.LOCK)
                .query((row, _) -> state(row))
                .list();
    }

    /** The state of a topic of statuses. */
    @Schema(name = "RelayedStatuses")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StatusTopicState(
            @Schema(example = "goodfaith.statuses.public") String topic,
            TopicContent carries,
            RelayActivity activity,

            @Schema(description = "The node that sends to the topic, or sent last.") @Nullable
            String node,

            @Schema(description = "The number of cases evaluated since their statuses were last compared.")
            long casesBehind,

            @Nullable Instant failingSince,
            @Nullable String failure) {}

    /** @return all status topics that were ever sent to, by name */
    List<StatusTopicState> statuses() {
        return sql.sql("""
                SELECT t.topic, t.carries, t.node, t.failing_since, t.failure,
                       (SELECT count(*)
                          FROM case_summary c
                          LEFT JOIN relay_statuses_case s ON s.topic = t.topic AND s.case_id = c.case_id
                         WHERE (c.last_sequence, c.calendar_sequence, c.rule_set)
                               IS DISTINCT FROM (s.last_sequence, s.calendar_sequence, s.rule_set)) AS cases,
                       %s AS active
                  FROM relay_statuses t ORDER BY t.topic
                """.formatted(ACTIVE))
                .param("lock", RelaySession.LOCK)
                .query((row, _) -> new StatusTopicState(
                        row.getString("topic"),
                        TopicContent.valueOf(row.getString("carries")),
                        activity(row),
                        row.getString("node"),
                        row.getLong("cases"),
                        failingSince(row),
                        row.getString("failure")))
                .list();
    }

    private static RelayActivity activity(ResultSet row) throws SQLException {
        if (row.getString("failure") != null) {
            return RelayActivity.FAILING;
        }
        return row.getBoolean("active") ? RelayActivity.SENDING : RelayActivity.STOPPED;
    }

    private static @Nullable Instant failingSince(ResultSet row) throws SQLException {
        OffsetDateTime since = row.getObject("failing_since", OffsetDateTime.class);
        return since == null ? null : since.toInstant();
    }

    /** @return empty if nothing was ever sent to the topic */
    Optional<RelayState> of(String topic) {
        return sql.sql(QUERY + " WHERE t.topic = :topic")
                .param("lock", RelaySession.LOCK)
                .param("topic", topic)
                .query((row, _) -> state(row))
                .optional();
    }

    private RelayState state(ResultSet row) throws SQLException {
        OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
        return new RelayState(
                row.getString("topic"),
                TopicContent.valueOf(row.getString("carries")),
                activity(row),
                row.getString("node"),
                row.getLong("position"),
                row.getLong("events"),
                oldest == null
                        ? 0
                        : Math.max(
                                0,
                                Duration.between(oldest.toInstant(), recordedTime.now())
                                        .toSeconds()),
                failingSince(row),
                row.getString("failure"));
    }
}
