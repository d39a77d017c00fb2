package org.goodfaith.query.lists;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.edge.Cursor;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds stalled cases: an offer is unanswered, or nobody has acted under an order in force. */
@Component
public class StalledCases {

    private static final String OF_JUDGE = "AND c.judge_keys @> ARRAY[upper(:judge::text)]";

    private static final String WAITS_FOR = """
            AND EXISTS (SELECT 1 FROM case_party p
                         WHERE p.case_id = o.case_id AND p.party_id = o.awaits
                           AND array_to_tsvector(p.words) @@ :party::tsquery)
            """;

    private static final String OF_PARTY = """
            AND EXISTS (SELECT 1 FROM case_party p
                         WHERE p.case_id = c.case_id AND array_to_tsvector(p.words) @@ :party::tsquery)
            """;

    private static final String OFFERS_AFTER = """
            AND (o.made_on, o.case_id, 'OFFER_UNANSWERED', o.offer_id, o.awaits)
                > (:since::date, :case, :kind, :about, :awaits)
            """;

    private static final String CASES_AFTER = """
            AND (c.stalled_since_on, c.case_id, 'NO_ACT', '', '') > (:since::date, :case, :kind, :about, :awaits)
            """;

    /** Each branch returns at most one page in index order; the page is taken from both. */
    private static String statement(boolean ofJudge, boolean ofParty, boolean after) {
        return """
                    WITH looked AS MATERIALIZED (
                        SELECT * FROM unnest(:courts::text[], :days::date[]) AS l (court, day)
                    ), offers AS (
                        SELECT o.case_id, 'OFFER_UNANSWERED' AS kind, o.offer_id AS about, o.awaits, o.made_on AS since_on,
                               o.rejected_on, l.day
                          FROM case_offer o
                          JOIN looked l USING (court)
                          JOIN case_summary c USING (case_id)
                         WHERE o.visibility = ANY (:classes) AND o.made_on <= :last::date AND o.made_on <= l.day - :atLeast
                           AND c.visibility = ANY (:classes) %1$s %2$s %4$s
                         ORDER BY o.made_on, o.case_id, o.offer_id, o.awaits
                         LIMIT :limit
                    ), cases AS (
                        SELECT c.case_id, 'NO_ACT' AS kind, '' AS about, '' AS awaits, c.stalled_since_on AS since_on,
                               NULL::date AS rejected_on, l.day
                          FROM case_summary c
                          JOIN looked l USING (court)
                         WHERE c.stalled_since_on IS NOT NULL AND c.stalled_since_on <= :last::date
                           AND c.stalled_since_on <= l.day - :atLeast
                           AND c.visibility = ANY (:classes) %1$s %3$s %5$s
                         ORDER BY c.stalled_since_on, c.case_id
                         LIMIT :limit
                    )
                    SELECT s.*, c.court, c.docket_number, c.caption, c.judges, c.sample, p.name AS awaits_name,
                           CASE WHEN EXISTS (SELECT FROM case_failure f
                                             WHERE f.record_id = s.case_id AND NOT f.partial) THEN true END
                               AS set_aside
                      FROM (SELECT * FROM offers UNION ALL SELECT * FROM cases) s
                      JOIN case_summary c USING (case_id)
                      LEFT JOIN case_party p ON p.case_id = s.case_id AND p.party_id = s.awaits
                     ORDER BY s.since_on, s.case_id, s.kind, s.about, s.awaits
                     LIMIT :limit
                    """.formatted(
                        ofJudge ? OF_JUDGE : "",
                        ofParty ? WAITS_FOR : "",
                        ofParty ? OF_PARTY : "",
                        after ? OFFERS_AFTER : "",
                        after ? CASES_AFTER : "");
    }

    private final JdbcClient sql;
    private final RecordedTime recordedTime;
    private final AccessPolicy access;

    StalledCases(JdbcClient sql, RecordedTime recordedTime, AccessPolicy access) {
        this.sql = sql;
        this.recordedTime = recordedTime;
        this.access = access;
    }

    /** The kind of stall. */
    public enum StallKind {
        /** An offer is unanswered; a bare rejection does not answer it. */
        OFFER_UNANSWERED,
        /** No party has acted under an order in force. */
        NO_ACT
    }

    /** A stalled item with its case. */
    @Schema(name = "StalledLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StalledCase(
            String caseId,
            String court,
            String docketNumber,
            String caption,
            List<String> judges,
            boolean sample,
            StallKind kind,
            @Nullable String offer,
            @Nullable String awaits,
            @Nullable String awaitsName,
            LocalDate sinceOn,
            long days,
            @Nullable LocalDate rejectedOn,

            @Schema(description = "True if the case was set aside: the line shows what could be processed last.")
            @Nullable
            Boolean setAside) {}

    /** A page, and its instant in words. */
    public record StalledPage(String says, ListPage<StalledCase> slice) {}

    /** Finds items stalled for at least some days, longest first. */
    public StalledPage find(ListQuery query, int atLeastDays) {
        var filter = query.filter();
        Optional<Cursor> cursor = Cursor.read(query.cursor(), 6);
        Instant now = ListMoments.now(cursor, 5, recordedTime);
        var moments = ListMoments.of(filter.court(), query.asOf(), now);
        int limit = query.page().lines();
        List<StalledCase> found = sql.sql(statement(filter.judge() != null, filter.party() != null, cursor.isPresent()))
                .param("last", lastDay(moments, atLeastDays))
                .param("courts", moments.courtIds())
                .param("days", ListMoments.texts(moments.days()))
                .param("atLeast", atLeastDays)
                .param("classes", access.classes().stream().map(Enum::name).toArray(String[]::new))
                .param("judge", filter.judge())
                .param("party", filter.partyWords())
                .param("since", cursor.map(after -> after.day(0).toString()).orElse(null))
                .param("case", cursor.map(after -> after.line(1)).orElse(null))
                .param("kind", cursor.map(after -> after.line(2)).orElse(null))
                .param("about", cursor.map(after -> after.line(3)).orElse(null))
                .param("awaits", cursor.map(after -> after.line(4)).orElse(null))
                .param("limit", limit + 1)
                .query((row, _) -> line(row))
                .list();
        boolean more = found.size() > limit;
        List<StalledCase> shown = more ? found.subList(0, limit) : found;
        return new StalledPage(
                moments.says(),
                new ListPage<>(shown, more ? cursorAfter(shown.getLast(), now).text() : null));
    }

    /** The number of lines that {@link #find} would list now. */
    public long count(ListQuery query, int atLeastDays) {
        var filter = query.filter();
        var moments = ListMoments.of(filter.court(), null, recordedTime.now());
        boolean ofJudge = filter.judge() != null;
        return sql.sql("""
                WITH looked AS MATERIALIZED (
                    SELECT * FROM unnest(:courts::text[], :days::date[]) AS l (court, day)
                )
                SELECT (SELECT count(*) FROM case_offer o JOIN looked l USING (court) %1$s
                         WHERE o.visibility = ANY (:classes) AND o.made_on <= :last::date
                           AND o.made_on <= l.day - :atLeast %2$s
                           AND o.case_id NOT IN (SELECT case_id FROM case_summary WHERE visibility = ANY (:hidden)))
                     + (SELECT count(*) FROM case_summary c JOIN looked l USING (court)
                         WHERE c.stalled_since_on IS NOT NULL AND c.stalled_since_on <= :last::date
                           AND c.stalled_since_on <= l.day - :atLeast AND c.visibility = ANY (:classes) %2$s)
                """.formatted(ofJudge ? "JOIN case_summary c USING (case_id)" : "", ofJudge ? OF_JUDGE : ""))
                .param("hidden", access.hidden().stream().map(Enum::name).toArray(String[]::new))
                .param("last", lastDay(moments, atLeastDays))
                .param("courts", moments.courtIds())
                .param("days", ListMoments.texts(moments.days()))
                .param("atLeast", atLeastDays)
                .param("classes", access.classes().stream().map(Enum::name).toArray(String[]::new))
                .param("judge", filter.judge())
                .query(Long.class)
                .single();
    }

    private static String lastDay(ListMoments moments, int atLeastDays) {
        return moments.days().stream()
                .max(LocalDate::compareTo)
                .orElseThrow()
                .minusDays(atLeastDays)
                .toString();
    }

    private static Cursor cursorAfter(StalledCase last, Instant now) {
        return Cursor.of(
                last.sinceOn().toString(),
                last.caseId(),
                last.kind().name(),
                Optional.ofNullable(last.offer()).orElse(""),
                Optional.ofNullable(last.awaits()).orElse(""),
                now.toString());
    }

    private static StalledCase line(ResultSet row) throws SQLException {
        LocalDate sinceOn = row.getObject("since_on", LocalDate.class);
        var kind = StallKind.valueOf(row.getString("kind"));
        boolean offer = kind == StallKind.OFFER_UNANSWERED;
        return new StalledCase(
                row.getString("case_id"),
                row.getString("court"),
                row.getString("docket_number"),
                row.getString("caption"),
                ObligationLists.texts(row, "judges"),
                row.getBoolean("sample"),
                kind,
                offer ? row.getString("about") : null,
                offer ? row.getString("awaits") : null,
                row.getString("awaits_name"),
                sinceOn,
                ChronoUnit.DAYS.between(sinceOn, row.getObject("day", LocalDate.class)),
                row.getObject("rejected_on", LocalDate.class),
                row.getObject("set_aside", Boolean.class));
    }
}
