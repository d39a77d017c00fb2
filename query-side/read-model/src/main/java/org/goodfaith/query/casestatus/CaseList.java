package org.goodfaith.query.casestatus;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.Judge;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.edge.Cursor;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds cases by their current state. */
@Component
public class CaseList {

    private final JdbcClient sql;
    private final RecordedTime recordedTime;
    private final AccessPolicy access;

    CaseList(JdbcClient sql, RecordedTime recordedTime, AccessPolicy access) {
        this.sql = sql;
        this.recordedTime = recordedTime;
        this.access = access;
    }

    /**
     * The filter.
     *
     * @param party prefixes of words in a party's name
     * @param text prefixes of words in the caption, the docket number or a party's name
     */
    public record CaseFilter(
            @Nullable String court,
            @Nullable String judge,
            @Nullable String party,
            @Nullable String text) {

        public static final CaseFilter NONE = new CaseFilter(null, null, null, null);

        /** @throws ReadProblemException if the court or the judge is malformed */
        public CaseFilter {
            court = blankAsNull(court);
            judge = blankAsNull(judge);
            party = blankAsNull(party);
            text = blankAsNull(text);
            if (court != null) {
                try {
                    court = CourtId.of(court).value();
                } catch (IllegalArgumentException e) {
                    throw ReadProblemException.malformed(
                            "court", Optional.ofNullable(e.getMessage()).orElse("") + ".");
                }
            }
            if (judge != null && !Judge.areInitials(judge.toUpperCase(Locale.ROOT))) {
                throw ReadProblemException.malformed(
                        "judge", "judge is up to eight letters and digits, such as JZB or FMOx.");
            }
        }

        private static @Nullable String blankAsNull(@Nullable String value) {
            return value == null || value.isBlank() ? null : value.strip();
        }

        /** @return the full-text query for the party; absent to match any */
        public @Nullable String partyWords() {
            return words(party);
        }

        /** @return the full-text query for the case; absent to match any */
        public @Nullable String textWords() {
            return words(text);
        }

        private static @Nullable String words(@Nullable String value) {
            if (value == null) {
                return null;
            }
            String query = SearchWords.query(value);
            // Punctuation contains no word, so it matches no name.
            return query.isEmpty() ? "'\u00a0'" : query;
        }
    }

    /** A case in a list. */
    @Schema(name = "CaseLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ListedCase(
            String caseId,
            String court,
            String docketNumber,
            String caption,
            List<String> judges,
            boolean sample,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            List<String> parties,
            long overdue,
            long open,
            @Nullable LocalDate nextDueOn,

            @Schema(description = "True if the case was set aside: the line shows what could be processed last.")
            @Nullable
            Boolean setAside) {}

    /** Finds one page of cases, sorted by id. */
    public ListPage<ListedCase> find(CaseFilter filter, PageQuery page) {
        String after =
                Cursor.read(page.cursor(), 1).map(cursor -> cursor.line(0)).orElse("");
        List<ListedCase> lines = sql.sql("""
                WITH listed AS (
                    SELECT * FROM case_summary c
                     WHERE c.case_id > :after
                       AND c.visibility = ANY (:classes)
                       AND (:court::text IS NULL OR c.court = :court)
                       AND (:judge::text IS NULL OR c.judge_keys @> ARRAY[upper(:judge::text)])
                       AND (:text::text IS NULL OR array_to_tsvector(c.words) @@ :text::tsquery)
                       AND (:party::text IS NULL OR EXISTS (
                            SELECT 1 FROM case_party p
                             WHERE p.case_id = c.case_id AND array_to_tsvector(p.words) @@ :party::tsquery))
                     ORDER BY c.case_id
                     LIMIT :limit
                ), parties AS (
                    SELECT case_id, array_agg(name ORDER BY position) AS names
                      FROM case_party JOIN listed USING (case_id)
                     GROUP BY case_id
                ), statuses AS (
                    SELECT case_id,
                           count(*) FILTER (WHERE o.status = 'OVERDUE') AS overdue,
                           count(*) FILTER (WHERE o.status = 'OPEN' AND o.modality <> 'MUST_NOT') AS open,
                           min(o.due_on) FILTER (WHERE o.status = 'OPEN' AND o.modality <> 'MUST_NOT') AS next_due_on
                      FROM case_obligation o JOIN listed l USING (case_id)
                     WHERE o.valid_from <= :now AND o.valid_until > :now AND o.visibility = ANY (:classes)
                     GROUP BY case_id
                )
                SELECT l.*, p.names, coalesce(s.overdue, 0) AS overdue, coalesce(s.open, 0) AS open, s.next_due_on,
                       CASE WHEN EXISTS (SELECT FROM case_failure f
                                         WHERE f.record_id = l.case_id AND NOT f.partial) THEN true END
                           AS set_aside
                  FROM listed l
                  LEFT JOIN parties p USING (case_id)
                  LEFT JOIN statuses s USING (case_id)
                 ORDER BY l.case_id
                """)
                .param("after", after)
                .param("classes", access.classes().stream().map(Enum::name).toArray(String[]::new))
                .param("court", filter.court())
                .param("judge", filter.judge())
                .param("text", filter.textWords())
                .param("party", filter.partyWords())
                .param("limit", page.lines() + 1)
                .param("now", PresentCase.timestamp(recordedTime.now()))
                .query((row, _) -> line(row))
                .list();
        boolean more = lines.size() > page.lines();
        List<ListedCase> shown = more ? lines.subList(0, page.lines()) : lines;
        return new ListPage<>(shown, more ? Cursor.of(shown.getLast().caseId()).text() : null);
    }

    private static ListedCase line(ResultSet row) throws SQLException {
        return new ListedCase(
                row.getString("case_id"),
                row.getString("court"),
                row.getString("docket_number"),
                row.getString("caption"),
                texts(row, "judges"),
                row.getBoolean("sample"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                texts(row, "names"),
                row.getLong("overdue"),
                row.getLong("open"),
                row.getObject("next_due_on", LocalDate.class),
                row.getObject("set_aside", Boolean.class));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
