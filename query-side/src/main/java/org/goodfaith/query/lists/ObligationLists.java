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
import java.util.function.Function;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Modality;
import org.goodfaith.query.access.Gate;
import org.goodfaith.query.edge.Cursor;
import org.goodfaith.query.edge.Slice;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.rulebook.standing.Standing;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds obligations of many cases, a page with one query. */
@Component
public class ObligationLists {

    private static final String SELECTION = """
            SELECT o.case_id, o.court, c.docket_number, c.caption, c.judges, c.sample, o.obligation_id, o.title,
                   o.modality, o.obligors, o.standing, o.wording, o.due_on, o.due_time, o.overdue_from,
                   o.first_overdue_from, o.open_since_on, o.visibility, looked.day,
                   ARRAY (SELECT p.name FROM docket_party p
                           WHERE p.case_id = o.case_id AND p.party_id = ANY (o.obligors)
                           ORDER BY p.position) AS names,
                   %1$s AS sort_key
              FROM docket_obligation o
              JOIN docket_case c USING (case_id)
              JOIN unnest(:courts::text[], :moments::timestamptz[], :ends::timestamptz[], :days::date[])
                   AS looked (court, moment, until, day) ON looked.court = o.court
             WHERE %2$s
               AND o.visibility = ANY (:classes)
               AND (:judge::text IS NULL OR c.judges @> ARRAY[:judge::text])
               AND (:party::text IS NULL OR EXISTS (
                    SELECT 1 FROM docket_party p
                     WHERE p.case_id = o.case_id AND p.party_id = ANY (o.obligors)
                       AND array_to_tsvector(p.words) @@ :party::tsquery))
               AND (:key::text IS NULL
                    OR (%1$s, o.case_id, o.obligation_id) > (:key::text::%3$s, :case::text, :obligation::text))
             ORDER BY sort_key, o.case_id, o.obligation_id
             LIMIT :limit
            """;

    private static final String OVERDUE = SELECTION.formatted(
            "o.overdue_from",
            "o.standing = 'OVERDUE' AND o.valid_from <= looked.moment AND o.valid_until > looked.moment",
            "timestamptz");

    /** Of several stretches in which the same is open, the one it is in, or the first to come, is listed. */
    private static final String DUE = SELECTION.formatted("o.first_overdue_from", """
            o.standing = 'OPEN' AND o.modality <> 'MUST_NOT' AND o.first_overdue_from IS NOT NULL
               AND o.first_overdue_from <= looked.until AND o.overdue_from > looked.moment
               AND o.valid_until > looked.moment AND o.valid_from < looked.until
               AND NOT EXISTS (
                    SELECT 1 FROM docket_obligation e
                     WHERE e.case_id = o.case_id AND e.obligation_id = o.obligation_id AND e.standing = 'OPEN'
                       AND e.first_overdue_from IS NOT NULL AND e.valid_until > looked.moment
                       AND e.valid_from < o.valid_from)
            """, "timestamptz");

    private static final String UNDATED =
            SELECTION.formatted("coalesce(o.open_since_on, '9999-12-31'::date)", """
            o.standing = 'OPEN' AND o.first_overdue_from IS NULL AND o.modality = ANY (:modalities)
               AND o.valid_from <= looked.moment AND o.valid_until > looked.moment
            """, "date");

    private final JdbcClient sql;
    private final RecordedTime recordedTime;
    private final Gate gate;

    ObligationLists(JdbcClient sql, RecordedTime recordedTime, Gate gate) {
        this.sql = sql;
        this.recordedTime = recordedTime;
        this.gate = gate;
    }

    /** An obligation in a list, with its case. */
    @Schema(name = "ObligationLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
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
            Standing standing,
            String wording,
            @Nullable LocalDate dueOn,
            @Nullable LocalTime dueAt,
            @Nullable OffsetDateTime overdueFrom,

            @Schema(description = "The earliest due moment, if the readings of the order differ.") @Nullable
            OffsetDateTime overdueUnderOneReadingFrom,

            @Nullable Long daysOverdue,
            @Nullable LocalDate openSinceOn,
            @Nullable Long openForDays,
            Visibility visibility) {}

    /** A page, and the moment it looks at in words. */
    public record Page(String says, Slice<Line> slice) {}

    /** What is overdue, the longest overdue first. */
    public Page overdue(ListQuery query) {
        return page(OVERDUE, query, 0, List.of());
    }

    /** What falls due within so many days, the nearest first. */
    public Page due(ListQuery query, int withinDays) {
        return page(DUE, query, withinDays, List.of());
    }

    /** What is open and has no date, the oldest first. */
    public Page undated(ListQuery query, List<Modality> modalities) {
        return page(UNDATED, query, 0, modalities);
    }

    /** All pages look at the moment at which the first did. */
    private Page page(String statement, ListQuery query, int withinDays, List<Modality> modalities) {
        var filter = query.filter();
        Optional<Cursor> cursor = Cursor.read(query.cursor(), 4);
        Instant now = cursor.map(c -> instant(c.parts().get(3))).orElseGet(recordedTime::now);
        var moments = ListMoments.of(filter.court(), query.asOf(), now);
        int limit = query.page().lines();
        Function<Integer, @Nullable String> key =
                part -> cursor.map(c -> c.parts().get(part)).orElse(null);
        List<Keyed> found = sql.sql(statement)
                .param("courts", moments.courtIds())
                .param("moments", ListMoments.texts(moments.moments()))
                .param("ends", ListMoments.texts(moments.endsOfDayAfter(withinDays)))
                .param("days", ListMoments.texts(moments.days()))
                .param("classes", gate.classes().stream().map(Enum::name).toArray(String[]::new))
                .param("modalities", modalities.stream().map(Enum::name).toArray(String[]::new))
                .param("judge", filter.judge())
                .param("party", filter.partyWords())
                .param("key", key.apply(0))
                .param("case", key.apply(1))
                .param("obligation", key.apply(2))
                .param("limit", limit + 1)
                .query((row, _) -> new Keyed(row.getString("sort_key"), line(row)))
                .list();
        boolean more = found.size() > limit;
        List<Keyed> shown = more ? found.subList(0, limit) : found;
        String next = more
                ? Cursor.of(
                                shown.getLast().key(),
                                shown.getLast().line().caseId(),
                                shown.getLast().line().obligation(),
                                Long.toString(now.toEpochMilli()))
                        .text()
                : null;
        return new Page(
                moments.says(), new Slice<>(shown.stream().map(Keyed::line).toList(), next));
    }

    private record Keyed(String key, Line line) {}

    static Instant instant(String millis) {
        if (!millis.matches("\\d{1,15}")) {
            throw Cursor.unknown();
        }
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static Line line(ResultSet row) throws SQLException {
        ZoneId zone =
                Courts.find(CourtId.of(row.getString("court"))).orElseThrow().zone();
        LocalDate day = row.getObject("day", LocalDate.class);
        LocalDate dueOn = row.getObject("due_on", LocalDate.class);
        LocalDate openSinceOn = row.getObject("open_since_on", LocalDate.class);
        var standing = Standing.valueOf(row.getString("standing"));
        OffsetDateTime overdueFrom = moment(row, "overdue_from", zone);
        OffsetDateTime first = moment(row, "first_overdue_from", zone);
        return new Line(
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
                standing,
                row.getString("wording"),
                dueOn,
                row.getObject("due_time", LocalTime.class),
                overdueFrom,
                first != null && first.equals(overdueFrom) ? null : first,
                standing == Standing.OVERDUE && dueOn != null ? ChronoUnit.DAYS.between(dueOn, day) : null,
                openSinceOn,
                dueOn == null && openSinceOn != null ? ChronoUnit.DAYS.between(openSinceOn, day) : null,
                Visibility.valueOf(row.getString("visibility")));
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
