package org.goodfaith.query.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.EventKind;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.casestatus.CaseList;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds deadlines and scheduled events on some days, with two queries for any number of cases. */
@Component
public class CalendarDays {

    /** The maximum per page. Filter by court or judge to see fewer. */
    private static final int MOST = 400;

    private static final String OF_JUDGE = "AND c.judge_keys @> ARRAY[upper(:judge::text)]";
    private static final String OF_TEXT = "AND array_to_tsvector(c.words) @@ :text::tsquery";

    private final JdbcClient sql;
    private final RecordedTime recordedTime;
    private final AccessPolicy access;

    CalendarDays(JdbcClient sql, RecordedTime recordedTime, AccessPolicy access) {
        this.sql = sql;
        this.recordedTime = recordedTime;
        this.access = access;
    }

    /**
     * An item with a date.
     *
     * @param at the time of day in the court's zone; absent if it is the whole day
     * @param obligation the obligation due; absent for a scheduled event
     * @param title the obligation's title or the kind of event
     * @param status the obligation's status; absent for a scheduled event
     * @param wording the status in words
     * @param owedBy the names of the obligors
     * @param mayBeEarlier true if one reading of the order gives an earlier date
     * @param canceled true if it was canceled and not rescheduled
     */
    public record CalendarLine(
            String caseId,
            String court,
            String docketNumber,
            String caption,
            boolean sample,
            LocalDate on,
            @Nullable LocalTime at,
            @Nullable String obligation,
            @Nullable String title,
            @Nullable EventKind kind,
            @Nullable ObligationStatus status,
            @Nullable String wording,
            List<String> owedBy,
            boolean mayBeEarlier,
            boolean canceled) {

        /** @return the first obligor and the number of others */
        public String owedByInShort() {
            return owedBy.isEmpty()
                    ? ""
                    : owedBy.getFirst() + (owedBy.size() == 1 ? "" : " and " + (owedBy.size() - 1) + " more");
        }
    }

    /**
     * The items of some days.
     *
     * @param lines sorted by date and time
     * @param more true if there are more than shown
     */
    public record CalendarLines(List<CalendarLine> lines, boolean more) {}

    /** @param last inclusive, as is {@code first} */
    public CalendarLines find(CaseList.CaseFilter filter, LocalDate first, LocalDate last) {
        Instant now = recordedTime.now();
        List<CalendarLine> dues = dues(filter, first, last, now);
        List<CalendarLine> set = set(filter, first, last, now);
        var lines = new ArrayList<>(dues.subList(0, Math.min(MOST, dues.size())));
        lines.addAll(set.subList(0, Math.min(MOST, set.size())));
        lines.sort(Comparator.comparing(CalendarLine::on)
                .thenComparing(line -> Optional.ofNullable(line.at()).orElse(LocalTime.MAX))
                .thenComparing(CalendarLine::caseId)
                .thenComparing(line -> Optional.ofNullable(line.obligation()).orElse("")));
        return new CalendarLines(lines, dues.size() > MOST || set.size() > MOST);
    }

    /** A prohibition is not due on any day. */
    private List<CalendarLine> dues(CaseList.CaseFilter filter, LocalDate first, LocalDate last, Instant now) {
        return select("""
                SELECT o.case_id, c.court, c.docket_number, c.caption, c.sample, o.obligation_id, o.title, o.status,
                       o.wording, o.due_on, o.due_time, o.first_overdue_from < o.overdue_from AS may_be_earlier,
                       CASE WHEN o.nonparty IS NOT NULL THEN ARRAY[o.nonparty] ELSE
                       ARRAY (SELECT p.name FROM case_party p
                               WHERE p.case_id = o.case_id AND p.party_id = ANY (o.obligors)
                               ORDER BY p.position) END AS names
                  FROM case_obligation o
                  JOIN case_summary c USING (case_id)
                 WHERE o.court = ANY (:courts) AND o.due_on BETWEEN :first::date AND :last::date
                   AND o.modality <> 'MUST_NOT' AND o.valid_from <= :now AND o.valid_until > :now
                   AND o.visibility = ANY (:classes)
                   %s
                 ORDER BY o.due_on, o.due_time, o.case_id, o.obligation_id
                 LIMIT :limit
                """, "AND p.party_id = ANY (o.obligors)", filter, first, last, now)
                .query((row, _) -> due(row))
                .list();
    }

    private static CalendarLine due(ResultSet row) throws SQLException {
        return new CalendarLine(
                row.getString("case_id"),
                row.getString("court"),
                row.getString("docket_number"),
                row.getString("caption"),
                row.getBoolean("sample"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("due_time", LocalTime.class),
                row.getString("obligation_id"),
                row.getString("title"),
                null,
                ObligationStatus.valueOf(row.getString("status")),
                row.getString("wording"),
                ObligationLists.texts(row, "names"),
                row.getBoolean("may_be_earlier"),
                false);
    }

    /** Each occasion of an event on the date it is set for or, if it was canceled, on the last date it had. */
    private List<CalendarLine> set(CaseList.CaseFilter filter, LocalDate first, LocalDate last, Instant now) {
        return select("""
                SELECT e.case_id, c.court, c.docket_number, c.caption, c.sample, e.kind, e.set_on, e.set_time, e.canceled
                  FROM case_event e
                  JOIN case_summary c USING (case_id)
                 WHERE e.court = ANY (:courts) AND e.set_on BETWEEN :first::date AND :last::date
                   AND e.visibility = ANY (:classes)
                   %s
                 ORDER BY e.set_on, e.set_time, e.case_id, e.event_key, e.occasion
                 LIMIT :limit
                """, "", filter, first, last, now)
                .query((row, _) -> set(row))
                .list();
    }

    private static CalendarLine set(ResultSet row) throws SQLException {
        return new CalendarLine(
                row.getString("case_id"),
                row.getString("court"),
                row.getString("docket_number"),
                row.getString("caption"),
                row.getBoolean("sample"),
                row.getObject("set_on", LocalDate.class),
                row.getObject("set_time", LocalTime.class),
                null,
                null,
                EventKind.valueOf(row.getString("kind")),
                null,
                null,
                List.of(),
                false,
                row.getBoolean("canceled"));
    }

    private JdbcClient.StatementSpec select(
            String statement, String owes, CaseList.CaseFilter filter, LocalDate first, LocalDate last, Instant now) {
        String ofCases =
                """
                AND c.visibility = ANY (:classes)
                AND (:court::text IS NULL OR c.court = :court)
                %s %s
                AND (:party::text IS NULL OR EXISTS (
                        SELECT 1 FROM case_party p
                         WHERE p.case_id = c.case_id AND array_to_tsvector(p.words) @@ :party::tsquery
                           %s))
                """.formatted(filter.judge() == null ? "" : OF_JUDGE, filter.text() == null ? "" : OF_TEXT, owes);
        return sql.sql(statement.formatted(ofCases))
                .param("first", first.toString())
                .param("last", last.toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("classes", access.classes().stream().map(Enum::name).toArray(String[]::new))
                .param("courts", ListMoments.of(filter.court(), null, now).courtIds())
                .param("court", filter.court())
                .param("judge", filter.judge())
                .param("party", filter.partyWords())
                .param("text", filter.textWords())
                .param("limit", MOST + 1);
    }
}
