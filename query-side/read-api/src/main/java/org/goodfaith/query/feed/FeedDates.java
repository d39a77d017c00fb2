package org.goodfaith.query.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.Names;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Modality;
import org.goodfaith.query.feed.CalendarItem.Due;
import org.goodfaith.query.feed.CalendarItem.Hearing;
import org.goodfaith.query.feed.CalendarItem.OfCase;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.Courts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the items of a feed with two queries for any number of cases. Filters by the visibility classes stored with the
 * feed, because nobody is signed in.
 */
@Component
class FeedDates {

    /** A court's feed covers this many days before and after today. */
    static final int COURT_DAYS_BACK = 90;

    static final int COURT_DAYS_AHEAD = 400;

    /** More items would overload calendar programs. */
    static final int MOST = 5000;

    private static final String OF_CASE = """
            c.case_id, c.court, c.docket_number, c.caption, c.sample, c.last_sequence + 1 + c.calendar_sequence + 1 AS entries,
            c.last_recorded_at,
            EXISTS (SELECT FROM case_failure f WHERE f.record_id = c.case_id AND NOT f.partial) AS stale
            """;

    private final JdbcClient sql;
    private final RecordedTime time;

    FeedDates(JdbcClient sql, RecordedTime time) {
        this.sql = sql;
        this.time = time;
    }

    /**
     * The content of a feed.
     *
     * @param about its subject by display name
     * @param dates sorted by date
     * @param more true if there are more items than a feed can have
     */
    record Found(String about, List<CalendarItem> dates, boolean more) {}

    Found of(Feed feed) {
        Instant now = time.now();
        Window window = Window.of(feed, now);
        List<CalendarItem> all = Stream.concat(dues(feed, window, now).stream(), hearings(feed, window).stream())
                .sorted(Comparator.comparing(CalendarItem::on)
                        .thenComparing(dated -> dated.of().caseId())
                        .thenComparing(CalendarItem::key))
                .toList();
        return new Found(about(feed), all.stream().limit(MOST).toList(), all.size() > MOST);
    }

    private String about(Feed feed) {
        return switch (feed.kind()) {
            case CASE ->
                sql.sql("SELECT docket_number || ', ' || caption FROM case_summary"
                                + " WHERE case_id = :about AND visibility = ANY (:classes)")
                        .param("about", subject(feed))
                        .param("classes", classes(feed))
                        .query(String.class)
                        .optional()
                        .orElse(feed.about());
            case PARTY -> feed.about();
            case COURT -> court(feed.about()).name();
        };
    }

    /** Returns the subject as the tables have it: a party by its folded name. */
    private static String subject(Feed feed) {
        return switch (feed.kind()) {
            case PARTY -> Names.folded(feed.about());
            case CASE, COURT -> feed.about();
        };
    }

    /** The days shown, both inclusive. */
    private record Window(LocalDate first, LocalDate last) {

        static Window of(Feed feed, Instant now) {
            return switch (feed.kind()) {
                case CASE, PARTY -> new Window(LocalDate.of(1970, 1, 1), LocalDate.of(2199, 12, 31));
                case COURT -> {
                    LocalDate today = now.atZone(court(feed.about()).zone()).toLocalDate();
                    yield new Window(today.minusDays(COURT_DAYS_BACK), today.plusDays(COURT_DAYS_AHEAD));
                }
            };
        }
    }

    private static Court court(String id) {
        return Courts.find(CourtId.of(id)).orElseThrow();
    }

    /** A prohibition is not due on any day. */
    private List<CalendarItem> dues(Feed feed, Window window, Instant now) {
        String scope =
                switch (feed.kind()) {
                    case CASE -> "o.case_id = :about";
                    case PARTY -> """
                            o.case_id IN (SELECT case_id FROM case_party WHERE folded = :about)
                            AND EXISTS (SELECT FROM case_party p
                                         WHERE p.case_id = o.case_id AND p.folded = :about AND p.party_id = ANY (o.obligors))
                            """;
                    case COURT -> "o.court = :about";
                };
        return sql.sql("""
                WITH dues AS (
                    SELECT o.case_id, o.obligation_id, o.title, o.modality, o.obligors, o.status, o.wording, o.due_on,
                           o.due_time, o.first_overdue_from < o.overdue_from AS may_be_earlier, o.visibility,
                           o.valid_from, o.detail::json -> 'term' -> 'citation' AS citation
                      FROM case_obligation o
                     WHERE %s
                       AND o.due_on BETWEEN :first::date AND :last::date AND o.modality <> 'MUST_NOT'
                       AND o.valid_from <= :now AND o.valid_until > :now
                       AND o.visibility = ANY (:classes)
                     ORDER BY o.due_on, o.case_id, o.obligation_id
                     LIMIT :limit
                )
                SELECT d.*, %s, d.citation ->> 'where' AS cited_where, d.citation ->> 'quotation' AS quotation,
                       ARRAY (SELECT p.name FROM case_party p
                               WHERE p.case_id = d.case_id AND p.party_id = ANY (d.obligors)
                               ORDER BY p.position) AS names
                  FROM dues d
                  JOIN case_summary c USING (case_id)
                 WHERE c.visibility = ANY (:classes)
                """.formatted(scope, OF_CASE))
                .param("about", subject(feed))
                .param("first", window.first().toString())
                .param("last", window.last().toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("classes", classes(feed))
                .param("limit", MOST + 1)
                .query((row, _) -> (CalendarItem) due(row))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                ofCase(row),
                row.getString("obligation_id"),
                row.getString("title"),
                Modality.valueOf(row.getString("modality")),
                Arrays.asList((String[]) row.getArray("names").getArray()),
                ObligationStatus.valueOf(row.getString("status")),
                row.getString("wording"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("due_time", LocalTime.class),
                row.getBoolean("may_be_earlier"),
                new Citation(row.getString("cited_where"), row.getString("quotation")),
                row.getString("visibility").equals(Visibility.PUBLIC.name()),
                row.getObject("valid_from", OffsetDateTime.class).toInstant());
    }

    /** Returns each occasion on which an event was set, canceled ones included. */
    private List<CalendarItem> hearings(Feed feed, Window window) {
        String scope =
                switch (feed.kind()) {
                    case CASE -> "e.case_id = :about";
                    case PARTY -> "e.case_id IN (SELECT case_id FROM case_party WHERE folded = :about)";
                    case COURT -> "e.court = :about";
                };
        return sql.sql("""
                SELECT e.event_key, e.occasion, e.kind, e.mode, e.order_id, e.set_on, e.set_time, e.canceled,
                       e.visibility, %s
                  FROM case_event e
                  JOIN case_summary c USING (case_id)
                 WHERE %s AND e.set_on BETWEEN :first::date AND :last::date
                   AND e.visibility = ANY (:classes) AND c.visibility = ANY (:classes)
                 ORDER BY e.set_on, e.case_id, e.event_key, e.occasion
                 LIMIT :limit
                """.formatted(OF_CASE, scope))
                .param("about", subject(feed))
                .param("first", window.first().toString())
                .param("last", window.last().toString())
                .param("classes", classes(feed))
                .param("limit", MOST + 1)
                .query((row, _) -> (CalendarItem) hearing(row))
                .list();
    }

    private static Hearing hearing(ResultSet row) throws SQLException {
        String mode = row.getString("mode");
        return new Hearing(
                ofCase(row),
                key(row.getString("event_key"), row.getInt("occasion")),
                EventKind.valueOf(row.getString("kind")),
                new CourtTime(row.getObject("set_on", LocalDate.class), row.getObject("set_time", LocalTime.class)),
                mode == null ? null : EventMode.valueOf(mode),
                row.getString("order_id"),
                row.getBoolean("canceled"),
                row.getString("visibility").equals(Visibility.PUBLIC.name()));
    }

    /** No obligation id starts like this: those start with an order id and a slash and have two more. */
    private static String key(String event, int occasion) {
        return "event/" + event + (occasion == 1 ? "" : "/" + occasion);
    }

    private static OfCase ofCase(ResultSet row) throws SQLException {
        return new OfCase(
                row.getString("case_id"),
                court(row.getString("court")),
                row.getString("docket_number"),
                row.getString("caption"),
                row.getBoolean("sample"),
                row.getLong("entries"),
                row.getObject("last_recorded_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("stale"));
    }

    private static String[] classes(Feed feed) {
        return feed.classes().stream().map(Enum::name).toArray(String[]::new);
    }
}
