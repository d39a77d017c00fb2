package org.goodfaith.query.lists;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.Names;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Modality;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.edge.Cursor;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds obligations of many cases, with one query per page. */
@Component
public class ObligationLists {

    private static final String OF_CASE = "JOIN case_summary c USING (case_id)";
    private static final String OF_JUDGE = "AND c.judge_keys @> ARRAY[upper(:judge::text)]";

    /** Selects the few cases with such a party first, then checks whether that party owes the obligation. */
    private static final String OF_PARTY = """
            AND o.case_id = ANY (ARRAY (
                SELECT p.case_id FROM case_party p WHERE array_to_tsvector(p.words) @@ :party::tsquery))
            AND EXISTS (SELECT 1 FROM case_party p
                         WHERE p.case_id = o.case_id AND p.party_id = ANY (o.obligors)
                           AND array_to_tsvector(p.words) @@ :party::tsquery)
            """;

    private static final String OF_NAME = """
            AND EXISTS (SELECT 1 FROM case_party p
                         WHERE p.case_id = o.case_id AND p.party_id = ANY (o.obligors) AND p.folded = :name)
            AND o.case_id = ANY (ARRAY (SELECT p.case_id FROM case_party p WHERE p.folded = :name))
            """;

    private static final ListCondition OVERDUE = new ListCondition("o.overdue_from", KeyType.INSTANT, """
            o.status = 'OVERDUE' AND o.valid_from <= looked.moment AND o.valid_until > looked.moment
            """);

    /**
     * Selects what falls due under the earliest reading, and what is past due under that reading only. If an obligation
     * is open during several intervals, the current or next one is listed.
     *
     * <p>The subquery first finds the earliest listable instant among the few rows whose readings differ, so that the
     * index is not scanned from its start. OFFSET makes the planner start there. Only future intervals need the
     * comparison with other intervals.
     */
    private static final ListCondition DUE = new ListCondition("o.first_overdue_from", KeyType.INSTANT, """
            o.status = 'OPEN' AND o.modality <> 'MUST_NOT'
               AND (o.first_overdue_from > :first::timestamptz AND o.first_overdue_from <= :last::timestamptz
                    OR o.first_overdue_from < o.overdue_from AND o.overdue_from > :first::timestamptz)
               AND o.first_overdue_from >= least(:first::timestamptz, (
                    SELECT min(began) FROM (
                        SELECT d.first_overdue_from AS began FROM case_obligation d
                         WHERE d.status = 'OPEN' AND d.first_overdue_from < d.overdue_from
                           AND d.overdue_from > :first::timestamptz OFFSET 0) otherwise_due))
               AND o.first_overdue_from <= looked.until AND o.overdue_from > looked.moment
               AND o.valid_until > looked.moment AND o.valid_from < looked.until
               AND (o.valid_from <= looked.moment OR NOT EXISTS (
                    SELECT 1 FROM case_obligation e
                     WHERE e.case_id = o.case_id AND e.obligation_id = o.obligation_id AND e.status = 'OPEN'
                       AND e.first_overdue_from IS NOT NULL AND e.valid_until > looked.moment
                       AND e.valid_from < o.valid_from))
            """);

    private static final ListCondition UNDATED =
            new ListCondition("coalesce(o.open_since_on, '9999-12-31'::date)", KeyType.DAY, """
            o.status = 'OPEN' AND o.first_overdue_from IS NULL AND o.modality = ANY (:modalities)
               AND o.valid_from <= looked.moment AND o.valid_until > looked.moment
            """);

    private static final ListCondition ANY =
            new ListCondition("coalesce(o.due_on, '9999-12-31'::date)", KeyType.DAY, """
            o.valid_from <= looked.moment AND o.valid_until > looked.moment
            """);

    /** The type of a sort column. Its values travel in the cursor as text that Java and PostgreSQL read alike. */
    private enum KeyType {
        INSTANT("timestamptz") {
            @Override
            String read(Cursor cursor) {
                return cursor.instant(0).toString();
            }

            @Override
            String text(ResultSet row) throws SQLException {
                return row.getObject("sort_key", OffsetDateTime.class)
                        .toInstant()
                        .toString();
            }
        },
        DAY("date") {
            @Override
            String read(Cursor cursor) {
                return cursor.day(0).toString();
            }

            @Override
            String text(ResultSet row) throws SQLException {
                return row.getObject("sort_key", LocalDate.class).toString();
            }
        };

        private final String type;

        KeyType(String type) {
            this.type = type;
        }

        abstract String read(Cursor cursor);

        abstract String text(ResultSet row) throws SQLException;
    }

    /**
     * The condition of a list.
     *
     * @param key the sort column
     * @param keyType the type of that column
     */
    private record ListCondition(String key, KeyType keyType, String condition) {

        /** Omits absent filters, so that the planner can start from the given ones. */
        String statement(boolean ofJudge, String ofParty, boolean after) {
            String afterTheLast = after
                    ? "AND (%s, o.case_id, o.obligation_id) > (:key::%s, :case, :obligation)"
                            .formatted(key, keyType.type)
                    : "";
            return """
                    SELECT o.case_id, o.court, c.docket_number, c.caption, c.judges, c.sample, o.obligation_id, o.title,
                           o.modality, o.obligors, o.status, o.wording, o.due_on, o.due_time, o.overdue_from,
                           o.first_overdue_from, o.open_since_on, o.visibility, looked.day,
                           CASE WHEN o.nonparty IS NOT NULL THEN ARRAY[o.nonparty] ELSE
                           ARRAY (SELECT p.name FROM case_party p
                                   WHERE p.case_id = o.case_id AND p.party_id = ANY (o.obligors)
                                   ORDER BY p.position) END AS names,
                           CASE WHEN EXISTS (SELECT FROM case_failure f
                                             WHERE f.record_id = o.case_id AND NOT f.partial) THEN true END
                               AS set_aside,
                           %1$s AS sort_key
                      FROM case_obligation o
                      JOIN case_summary c USING (case_id)
                      JOIN unnest(:courts::text[], :moments::timestamptz[], :ends::timestamptz[], :days::date[])
                           AS looked (court, moment, until, day) ON looked.court = o.court
                     WHERE %2$s
                       AND o.visibility = ANY (:classes)
                       %3$s %4$s %5$s
                     ORDER BY sort_key, o.case_id, o.obligation_id
                     LIMIT :limit
                    """.formatted(key, condition, ofJudge ? OF_JUDGE : "", ofParty, afterTheLast);
        }

        /**
         * Counts for one instant, which is the present in every court. With an instant per court, the planner would
         * scan the whole index.
         */
        String countNow(boolean ofJudge) {
            return """
                    SELECT count(*)
                      FROM case_obligation o
                      %s
                     WHERE o.court = ANY (:courts) AND %s
                       AND o.visibility = ANY (:classes)
                       %s
                    """.formatted(
                            ofJudge ? OF_CASE : "",
                            condition.replace("looked.moment", ":first::timestamptz"),
                            ofJudge ? OF_JUDGE : "");
        }

        /** Joins the cases only if the filter names a judge. */
        String count(String what, boolean ofJudge) {
            return """
                    SELECT %s
                      FROM case_obligation o
                      JOIN looked ON looked.court = o.court
                      %s
                     WHERE %s
                       AND o.visibility = ANY (:classes)
                       %s
                    """.formatted(what, ofJudge ? OF_CASE : "", condition, ofJudge ? OF_JUDGE : "");
        }
    }

    private final JdbcClient sql;
    private final RecordedTime recordedTime;
    private final AccessPolicy access;

    ObligationLists(JdbcClient sql, RecordedTime recordedTime, AccessPolicy access) {
        this.sql = sql;
        this.recordedTime = recordedTime;
        this.access = access;
    }

    /** An obligation in a list, with its case. */
    @Schema(name = "ObligationLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ListedObligation(
            String caseId,
            String court,
            String docketNumber,
            String caption,
            List<String> judges,
            boolean sample,
            String obligation,
            String title,
            Modality modality,
            List<String> obligors,
            List<String> obligorNames,
            ObligationStatus status,
            String wording,
            @Nullable LocalDate dueOn,
            @Nullable LocalTime dueAt,
            @Nullable OffsetDateTime overdueFrom,

            @Schema(description = "The earliest due moment, if the readings of the order differ.") @Nullable
            OffsetDateTime overdueUnderOneReadingFrom,

            @Nullable Long daysOverdue,
            @Nullable LocalDate openSinceOn,
            @Nullable Long openForDays,
            Visibility visibility,

            @Schema(description = "True if the case was set aside: the line shows what could be processed last.")
            @Nullable
            Boolean setAside) {}

    /** A page, and its instant in words. */
    public record ObligationPage(String says, ListPage<ListedObligation> slice) {}

    /** Obligations that are overdue, longest overdue first. */
    public ObligationPage overdue(ListQuery query) {
        return page(OVERDUE, query, 0, List.of(), null);
    }

    /** Obligations that fall due within some days, nearest first. */
    public ObligationPage due(ListQuery query, int withinDays) {
        return page(DUE, query, withinDays, List.of(), null);
    }

    /** Open obligations without a due date, oldest first. */
    public ObligationPage undated(ListQuery query, List<Modality> modalities) {
        return page(UNDATED, query, 0, modalities, null);
    }

    /**
     * Obligations of parties of this name, in any status: dated ones by date, then the others.
     *
     * @param name the name as entered
     */
    public ObligationPage owedBy(String name, PageQuery page) {
        return page(ANY, new ListQuery(null, null, null, null, page.limit(), page.cursor()), 0, List.of(), name);
    }

    /** All pages use the instant of the first page. */
    private ObligationPage page(
            ListCondition question, ListQuery query, int withinDays, List<Modality> modalities, @Nullable String name) {
        var filter = query.filter();
        Optional<Cursor> cursor = Cursor.read(query.cursor(), 4);
        Instant now = ListMoments.now(cursor, 3, recordedTime);
        var moments = ListMoments.of(filter.court(), query.asOf(), now);
        int limit = query.page().lines();
        List<Instant> ends = moments.endsOfDayAfter(withinDays);
        String ofParty = name != null ? OF_NAME : filter.party() != null ? OF_PARTY : "";
        String statement = question.statement(filter.judge() != null, ofParty, cursor.isPresent());
        List<Keyed> found = sql.sql(statement)
                .param("courts", moments.courtIds())
                .param("moments", ListMoments.texts(moments.moments()))
                .param("ends", ListMoments.texts(ends))
                .param("first", earliest(moments.moments()))
                .param("last", latest(ends))
                .param("days", ListMoments.texts(moments.days()))
                .param("classes", access.classes().stream().map(Enum::name).toArray(String[]::new))
                .param("modalities", modalities.stream().map(Enum::name).toArray(String[]::new))
                .param("judge", filter.judge())
                .param("party", filter.partyWords())
                .param("name", name == null ? null : Names.folded(name))
                .param("key", cursor.map(question.keyType()::read).orElse(null))
                .param("case", cursor.map(after -> after.line(1)).orElse(null))
                .param("obligation", cursor.map(after -> after.line(2)).orElse(null))
                .param("limit", limit + 1)
                .query((row, _) -> new Keyed(question.keyType().text(row), line(row)))
                .list();
        boolean more = found.size() > limit;
        List<Keyed> shown = more ? found.subList(0, limit) : found;
        String next = more
                ? Cursor.of(
                                shown.getLast().key(),
                                shown.getLast().line().caseId(),
                                shown.getLast().line().obligation(),
                                now.toString())
                        .text()
                : null;
        return new ObligationPage(
                moments.says(), new ListPage<>(shown.stream().map(Keyed::line).toList(), next));
    }

    private record Keyed(String key, ListedObligation line) {}

    /**
     * The current lengths of the lists.
     *
     * @param dueIn7Days due from now through the end of the seventh day from today, in each court's zone
     * @param undated open obligations (MUST) without a due date
     */
    public record ObligationCounts(long overdue, long dueIn7Days, long dueIn14Days, long dueIn30Days, long undated) {}

    /** Counts with one query the lines of {@link #overdue}, {@link #due} and {@link #undated}. */
    public ObligationCounts counts(ListQuery query) {
        var filter = query.filter();
        var moments = ListMoments.of(filter.court(), null, recordedTime.now());
        List<Instant> ends = moments.endsOfDayAfter(30);
        boolean ofJudge = filter.judge() != null;
        return sql.sql("""
                WITH looked AS MATERIALIZED (
                    SELECT * FROM unnest(:courts::text[], :moments::timestamptz[], :ends7::timestamptz[],
                                         :ends14::timestamptz[], :ends::timestamptz[])
                        AS looked (court, moment, until7, until14, until)
                )
                SELECT (%s) AS overdue, due.*, (%s) AS undated
                  FROM (%s) due
                """.formatted(OVERDUE.countNow(ofJudge), UNDATED.countNow(ofJudge), countDue(ofJudge)))
                .param("courts", moments.courtIds())
                .param("moments", ListMoments.texts(moments.moments()))
                .param("ends7", ListMoments.texts(moments.endsOfDayAfter(7)))
                .param("ends14", ListMoments.texts(moments.endsOfDayAfter(14)))
                .param("ends", ListMoments.texts(ends))
                .param("first", earliest(moments.moments()))
                .param("last", latest(ends))
                .param("classes", access.classes().stream().map(Enum::name).toArray(String[]::new))
                .param("modalities", new String[] {Modality.MUST.name()})
                .param("judge", filter.judge())
                .query((row, _) -> new ObligationCounts(
                        row.getLong("overdue"),
                        row.getLong("until7"),
                        row.getLong("until14"),
                        row.getLong("until"),
                        row.getLong("undated")))
                .single();
    }

    /**
     * Bounds the count by the latest end of day of any court, which the planner cannot infer. A list needs no bound
     * because of its limit.
     */
    private static String countDue(boolean ofJudge) {
        return DUE.count(dueWithin("until7") + ", " + dueWithin("until14") + ", " + dueWithin("until"), ofJudge)
                + " AND o.first_overdue_from <= :last::timestamptz";
    }

    private static String dueWithin(String end) {
        return "count(*) FILTER (WHERE o.first_overdue_from <= looked.%1$s AND o.valid_from < looked.%1$s) AS %1$s"
                .formatted(end);
    }

    private static String earliest(List<Instant> instants) {
        return instants.stream().min(Instant::compareTo).orElseThrow().toString();
    }

    private static String latest(List<Instant> instants) {
        return instants.stream().max(Instant::compareTo).orElseThrow().toString();
    }

    private static ListedObligation line(ResultSet row) throws SQLException {
        ZoneId zone =
                Courts.find(CourtId.of(row.getString("court"))).orElseThrow().zone();
        LocalDate day = row.getObject("day", LocalDate.class);
        LocalDate dueOn = row.getObject("due_on", LocalDate.class);
        LocalDate openSinceOn = row.getObject("open_since_on", LocalDate.class);
        var status = ObligationStatus.valueOf(row.getString("status"));
        OffsetDateTime overdueFrom = moment(row, "overdue_from", zone);
        OffsetDateTime first = moment(row, "first_overdue_from", zone);
        return new ListedObligation(
                row.getString("case_id"),
                row.getString("court"),
                row.getString("docket_number"),
                row.getString("caption"),
                texts(row, "judges"),
                row.getBoolean("sample"),
                row.getString("obligation_id"),
                row.getString("title"),
                Modality.valueOf(row.getString("modality")),
                texts(row, "obligors"),
                texts(row, "names"),
                status,
                row.getString("wording"),
                dueOn,
                row.getObject("due_time", LocalTime.class),
                overdueFrom,
                first != null && first.equals(overdueFrom) ? null : first,
                status == ObligationStatus.OVERDUE && dueOn != null ? ChronoUnit.DAYS.between(dueOn, day) : null,
                openSinceOn,
                dueOn == null && openSinceOn != null ? ChronoUnit.DAYS.between(openSinceOn, day) : null,
                Visibility.valueOf(row.getString("visibility")),
                row.getObject("set_aside", Boolean.class));
    }

    private static @Nullable OffsetDateTime moment(ResultSet row, String column, ZoneId zone) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.atZoneSameInstant(zone).toOffsetDateTime();
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
