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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.OrderId;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

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

    private static final JsonMapper FACTS = JsonMapper.builder().build();

    private static final String OF_CASE = """
            c.case_id, c.court, c.docket_number, c.caption, c.sample, c.last_sequence + 1 + c.calendar_sequence + 1 AS entries,
            c.last_recorded_at, EXISTS (SELECT FROM case_failure f WHERE f.record_id = c.case_id) AS stale
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
        List<CalendarItem> all = Stream.concat(dues(feed, window, now).stream(), hearings(feed, window, now).stream())
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
                        .param("about", feed.about())
                        .param("classes", classes(feed))
                        .query(String.class)
                        .optional()
                        .orElse(feed.about());
            case PARTY -> feed.about();
            case COURT -> court(feed.about()).name();
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

        boolean has(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
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
                            o.case_id IN (SELECT case_id FROM case_party WHERE name = :about)
                            AND EXISTS (SELECT FROM case_party p
                                         WHERE p.case_id = o.case_id AND p.name = :about AND p.party_id = ANY (o.obligors))
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
                .param("about", feed.about())
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

    /** Reads events from their entries, because canceled events are no longer in the case summary. */
    private List<CalendarItem> hearings(Feed feed, Window window, Instant now) {
        String scope =
                switch (feed.kind()) {
                    case CASE -> "c.case_id = :about";
                    case PARTY -> "c.case_id IN (SELECT case_id FROM case_party WHERE name = :about)";
                    case COURT -> "c.court = :about";
                };
        var latest = new LinkedHashMap<List<String>, Hearing>();
        sql.sql("""
                SELECT e.fact, e.detail, e.visibility, %s
                  FROM case_entry e
                  JOIN case_summary c USING (case_id)
                 WHERE %s
                   AND e.fact IN ('EventScheduled', 'EventRescheduled', 'EventCanceled')
                   AND e.stricken_by IS NULL AND e.occurred_from <= :now
                   AND e.visibility = ANY (:classes) AND c.visibility = ANY (:classes)
                 ORDER BY e.case_id, e.occurred_from, e.sequence
                """.formatted(OF_CASE, scope))
                .param("about", feed.about())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("classes", classes(feed))
                .query(row -> {
                    take(row, latest);
                });
        return latest.values().stream()
                .filter(hearing -> window.has(hearing.on()))
                .map(hearing -> (CalendarItem) hearing)
                .toList();
    }

    private static void take(ResultSet row, Map<List<String>, Hearing> latest) throws SQLException {
        Fact fact = FACTS.readValue(
                row.getString("detail"), FactTypes.find(row.getString("fact")).orElseThrow());
        String caseId = row.getString("case_id");
        if (fact instanceof EventScheduled f) {
            latest.put(
                    List.of(caseId, f.event().value()),
                    new Hearing(
                            ofCase(row),
                            key(f.event()),
                            f.kind(),
                            f.at(),
                            f.mode(),
                            text(f.order()),
                            false,
                            row.getString("visibility").equals(Visibility.PUBLIC.name())));
        } else if (fact instanceof EventRescheduled f) {
            latest.computeIfPresent(
                    List.of(caseId, f.event().value()),
                    (_, was) -> new Hearing(
                            was.of(),
                            was.key(),
                            was.kind(),
                            f.to(),
                            f.mode() == null ? was.mode() : f.mode(),
                            was.order(),
                            false,
                            was.isPublic()));
        } else if (fact instanceof EventCanceled f) {
            latest.computeIfPresent(
                    List.of(caseId, f.event().value()),
                    (_, was) -> new Hearing(
                            was.of(),
                            was.key(),
                            was.kind(),
                            was.time(),
                            was.mode(),
                            was.order(),
                            true,
                            was.isPublic()));
        }
    }

    /** No obligation id starts like this: those start with an order id and a slash and have two more. */
    private static String key(EventKey event) {
        return "event/" + event.value();
    }

    private static @Nullable String text(@Nullable OrderId order) {
        return order == null ? null : order.value();
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
