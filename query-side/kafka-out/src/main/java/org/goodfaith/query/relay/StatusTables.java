package org.goodfaith.query.relay;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.goodfaith.events.Sha256;
import org.goodfaith.orders.Modality;
import org.goodfaith.query.store.LockedConnection;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares the statuses sent to a topic with the read model. */
final class StatusTables {

    private final JdbcClient sql;
    private final Topic topic;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate transaction;

    StatusTables(LockedConnection connection, Topic topic) {
        this.sql = connection.sql();
        this.topic = topic;
        this.transaction = new TransactionTemplate(connection.transactions());
        this.snapshot = new TransactionTemplate(connection.transactions());
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /**
     * A record to send.
     *
     * @param sequence the number of earlier records of this obligation
     * @param status absent if the case no longer shows the obligation
     */
    record Change(
            String caseId,
            String obligation,
            long sequence,
            String digest,
            @Nullable CurrentStatus status) {}

    private record Evaluated(String caseId, long lastSequence, long calendarSequence, String ruleSet) {}

    /** The differences between the read model and the records sent, and the versions that were compared. */
    record Comparison(List<Change> changes, List<Evaluated> cases) {}

    private record Sent(String obligationId, long sequence, String digest) {}

    /** @return the failure of the previous leader; null if it succeeded */
    @Nullable
    String begin(Instant now) {
        sql.sql("""
                INSERT INTO relay_statuses (topic, carries, origin, through, node)
                VALUES (:topic, :carries, :origin, :now, :node) ON CONFLICT (topic) DO UPDATE SET node = excluded.node
                """)
                .param("topic", topic.name())
                .param("carries", topic.carries().name())
                .param("origin", topic.origin())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("node", ManagementFactory.getRuntimeMXBean().getName())
                .update();
        return sql.sql("SELECT coalesce(failure, '') FROM relay_statuses WHERE topic = :topic AND carries = :carries")
                .param("topic", topic.name())
                .param("carries", topic.carries().name())
                .query(String.class)
                .optional()
                .orElseThrow(() ->
                        new IllegalStateException("The topic " + topic.name() + " was first used for other content."))
                .transform(failure -> failure.isEmpty() ? null : failure);
    }

    /** @return cases whose statuses may have changed since they were sent, by a new evaluation or by time */
    List<String> changedCases(Instant now) {
        return sql.sql("""
                SELECT case_id FROM (
                    SELECT c.case_id
                      FROM case_summary c
                      LEFT JOIN relay_statuses_case s ON s.topic = :topic AND s.case_id = c.case_id
                     WHERE (c.last_sequence, c.calendar_sequence, c.rule_set)
                           IS DISTINCT FROM (s.last_sequence, s.calendar_sequence, s.rule_set)
                    UNION
                    SELECT o.case_id
                      FROM case_obligation o
                     WHERE o.valid_from <= :now
                       AND o.valid_from > (SELECT through FROM relay_statuses WHERE topic = :topic)) changed
                 ORDER BY case_id
                """)
                .param("topic", topic.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Compares within one database snapshot. */
    Comparison compare(Collection<String> caseIds, Instant now) {
        return Objects.requireNonNull(snapshot.execute(_ -> {
            String[] cases = caseIds.toArray(String[]::new);
            List<Evaluated> evaluated = sql.sql("""
                    SELECT case_id, last_sequence, calendar_sequence, rule_set
                      FROM case_summary WHERE case_id = ANY (:cases)
                    """)
                    .param("cases", cases)
                    .query((row, _) -> new Evaluated(
                            row.getString("case_id"),
                            row.getLong("last_sequence"),
                            row.getLong("calendar_sequence"),
                            row.getString("rule_set")))
                    .list();
            Map<String, Map<String, Sent>> sent = sent(cases);
            var changes = new ArrayList<Change>();
            for (CurrentStatus status : present(cases, now)) {
                Sent before =
                        sent.getOrDefault(status.caseId(), new HashMap<>()).remove(status.obligation());
                String digest = digest(status);
                if (before == null || !before.digest().equals(digest)) {
                    changes.add(new Change(
                            status.caseId(),
                            status.obligation(),
                            before == null ? 0 : before.sequence() + 1,
                            digest,
                            status));
                }
            }
            sent.forEach((caseId, gone) -> gone.values().stream()
                    // Skips obligations already removed from the topic.
                    .filter(before -> !before.digest().isEmpty())
                    .forEach(before ->
                            changes.add(new Change(caseId, before.obligationId(), before.sequence() + 1, "", null))));
            return new Comparison(changes, evaluated);
        }));
    }

    private Map<String, Map<String, Sent>> sent(String[] cases) {
        var sent = new HashMap<String, Map<String, Sent>>();
        sql.sql("SELECT case_id, obligation_id, sequence, digest FROM relay_status"
                        + " WHERE topic = :topic AND case_id = ANY (:cases)")
                .param("topic", topic.name())
                .param("cases", cases)
                .query(row -> {
                    sent.computeIfAbsent(row.getString("case_id"), _ -> new HashMap<>())
                            .put(
                                    row.getString("obligation_id"),
                                    new Sent(
                                            row.getString("obligation_id"),
                                            row.getLong("sequence"),
                                            row.getString("digest")));
                });
        return sent;
    }

    private List<CurrentStatus> present(String[] cases, Instant now) {
        return sql.sql("""
                SELECT o.case_id, o.obligation_id, o.title, o.modality, o.obligors, o.status, o.wording,
                       o.detail::json ->> 'reason' AS reason, o.due_on, o.due_time, o.overdue_from, o.open_since_on,
                       nullif(o.valid_until, 'infinity') AS changes_at
                  FROM case_obligation o
                  JOIN case_summary c USING (case_id)
                 WHERE o.case_id = ANY (:cases) AND o.valid_from <= :now AND o.valid_until > :now
                   AND (:everything OR (c.visibility = 'PUBLIC' AND o.visibility = 'PUBLIC'))
                 ORDER BY o.case_id, o.position
                """)
                .param("cases", cases)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("everything", topic.carries() == TopicContent.EVERYTHING)
                .query((row, _) -> status(row))
                .list();
    }

    private static CurrentStatus status(ResultSet row) throws SQLException {
        return new CurrentStatus(
                row.getString("case_id"),
                row.getString("obligation_id"),
                row.getString("title"),
                Modality.valueOf(row.getString("modality")),
                Arrays.asList((String[]) row.getArray("obligors").getArray()),
                ObligationStatus.valueOf(row.getString("status")),
                row.getString("wording"),
                row.getString("reason"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("due_time", LocalTime.class),
                instant(row, "overdue_from"),
                row.getObject("open_since_on", LocalDate.class),
                instant(row, "changes_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static String digest(CurrentStatus status) {
        return Sha256.digestOf(StatusRelay.json(status).getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    /** Stores that the broker has the changes. */
    void sent(Comparison comparison) {
        List<Change> changes = comparison.changes();
        List<Evaluated> cases = comparison.cases();
        transaction.executeWithoutResult(_ -> {
            sql.sql("""
                    INSERT INTO relay_status (topic, case_id, obligation_id, sequence, digest)
                    SELECT :topic, sent.* FROM unnest(:cases, :obligations, :sequences, :digests) AS sent
                        ON CONFLICT (topic, case_id, obligation_id)
                        DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest
                    """)
                    .param("topic", topic.name())
                    .param("cases", changes.stream().map(Change::caseId).toArray(String[]::new))
                    .param(
                            "obligations",
                            changes.stream().map(Change::obligation).toArray(String[]::new))
                    .param(
                            "sequences",
                            changes.stream().mapToLong(Change::sequence).toArray())
                    .param("digests", changes.stream().map(Change::digest).toArray(String[]::new))
                    .update();
            sql.sql("""
                    INSERT INTO relay_statuses_case (topic, case_id, last_sequence, calendar_sequence, rule_set)
                    SELECT :topic, looked_at.* FROM unnest(:cases, :sequences, :calendars, :rules) AS looked_at
                        ON CONFLICT (topic, case_id) DO UPDATE
                       SET last_sequence = excluded.last_sequence, calendar_sequence = excluded.calendar_sequence,
                           rule_set = excluded.rule_set
                    """)
                    .param("topic", topic.name())
                    .param("cases", cases.stream().map(Evaluated::caseId).toArray(String[]::new))
                    .param(
                            "sequences",
                            cases.stream().mapToLong(Evaluated::lastSequence).toArray())
                    .param(
                            "calendars",
                            cases.stream()
                                    .mapToLong(Evaluated::calendarSequence)
                                    .toArray())
                    .param("rules", cases.stream().map(Evaluated::ruleSet).toArray(String[]::new))
                    .update();
        });
    }

    /** Stores the instant up to which changes caused by time have been compared. */
    void lookedThrough(Instant moment) {
        sql.sql("UPDATE relay_statuses SET through = :moment WHERE topic = :topic")
                .param("topic", topic.name())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Stores the failure, or clears it. */
    void storeFailure(@Nullable String failure, Instant now) {
        sql.sql("""
                UPDATE relay_statuses
                   SET failure = :failure::text,
                       failing_since = CASE WHEN :failure::text IS NOT NULL
                                            THEN coalesce(failing_since, :now::timestamptz) END
                 WHERE topic = :topic
                """)
                .param("topic", topic.name())
                .param("failure", failure)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
