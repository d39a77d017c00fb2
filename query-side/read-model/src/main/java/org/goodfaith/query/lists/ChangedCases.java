package org.goodfaith.query.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.CourtId;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.edge.Cursor;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.rulebook.time.Courts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds cases with recent entries. */
@Component
public class ChangedCases {

    private static final String AFTER = "AND (c.last_recorded_at, c.case_id) < (:key::timestamptz, :case)";

    private final JdbcClient sql;
    private final RecordedTime recordedTime;
    private final AccessPolicy access;

    ChangedCases(JdbcClient sql, RecordedTime recordedTime, AccessPolicy access) {
        this.sql = sql;
        this.recordedTime = recordedTime;
        this.access = access;
    }

    /**
     * A case and its last visible entry.
     *
     * @param recordedAt when that entry was recorded, in the court's zone
     * @param fact the fact's name
     */
    public record ChangedCase(
            String caseId,
            String court,
            String docketNumber,
            String caption,
            List<String> judges,
            boolean sample,
            long entry,
            String fact,
            OffsetDateTime recordedAt) {}

    /** Finds cases with entries of the last {@code days} times 24 hours, latest first. */
    public ListPage<ChangedCase> find(ListQuery query, int withinDays) {
        Optional<Cursor> cursor = Cursor.read(query.cursor(), 2);
        int limit = query.page().lines();
        List<Keyed> found = select("""
                SELECT c.case_id, c.court, c.docket_number, c.caption, c.judges, c.sample,
                       e.sequence, e.fact, e.recorded_at, c.last_recorded_at
                  FROM case_summary c
                  JOIN LATERAL (
                        SELECT sequence, fact, recorded_at FROM case_entry
                         WHERE case_id = c.case_id AND visibility = ANY (:classes)
                         ORDER BY sequence DESC LIMIT 1) e ON true
                 WHERE %s %s
                 ORDER BY c.last_recorded_at DESC, c.case_id DESC
                 LIMIT :limit
                """.formatted(condition(query), cursor.isPresent() ? AFTER : ""), query, withinDays)
                .param("key", cursor.map(after -> after.instant(0).toString()).orElse(null))
                .param("case", cursor.map(after -> after.line(1)).orElse(null))
                .param("limit", limit + 1)
                .query((row, _) -> new Keyed(
                        row.getObject("last_recorded_at", OffsetDateTime.class).toInstant(), line(row)))
                .list();
        boolean more = found.size() > limit;
        List<Keyed> shown = more ? found.subList(0, limit) : found;
        String next = more
                ? Cursor.of(
                                shown.getLast().key().toString(),
                                shown.getLast().line().caseId())
                        .text()
                : null;
        return new ListPage<>(shown.stream().map(Keyed::line).toList(), next);
    }

    private record Keyed(Instant key, ChangedCase line) {}

    /** The number of cases that {@link #find} would list. */
    public long count(ListQuery query, int withinDays) {
        return select("SELECT count(*) FROM case_summary c WHERE " + condition(query), query, withinDays)
                .query(Long.class)
                .single();
    }

    private static String condition(ListQuery query) {
        return "c.last_recorded_at >= :since AND c.visibility = ANY (:classes)"
                + (query.filter().court() == null ? "" : " AND c.court = :court")
                + (query.filter().judge() == null ? "" : " AND c.judge_keys @> ARRAY[upper(:judge::text)]");
    }

    private JdbcClient.StatementSpec select(String statement, ListQuery query, int withinDays) {
        Instant since = recordedTime.now().minus(Duration.ofDays(withinDays));
        return sql.sql(statement)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("classes", access.classes().stream().map(Enum::name).toArray(String[]::new))
                .param("court", query.filter().court())
                .param("judge", query.filter().judge());
    }

    private static ChangedCase line(ResultSet row) throws SQLException {
        String court = row.getString("court");
        return new ChangedCase(
                row.getString("case_id"),
                court,
                row.getString("docket_number"),
                row.getString("caption"),
                ObligationLists.texts(row, "judges"),
                row.getBoolean("sample"),
                row.getLong("sequence"),
                row.getString("fact"),
                row.getObject("recorded_at", OffsetDateTime.class)
                        .atZoneSameInstant(
                                Courts.find(CourtId.of(court)).orElseThrow().zone())
                        .toOffsetDateTime());
    }
}
