package org.goodfaith.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.goodfaith.query.ConferenceCase.CONFERENCE;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.SettlementConferenceHeld;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySideTest;
import org.goodfaith.query.Recorder;
import org.goodfaith.rulebook.time.Courts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests calendar feeds on a real PostgreSQL. */
@QuerySideTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarFeedTest {

    private static final CaseId OTHER = CaseId.of("cand-24-cv-00001");
    private static final CaseId ODD = CaseId.of("cand-24-cv-00002");
    private static final CaseId CONTINUED = CaseId.of("cand-24-cv-00004");
    private static final CaseId MOVED = CaseId.of("cand-24-cv-00003");
    private static final String ODD_NAME =
            "Mäßig & Söhne; \"Größe, Ltd\" \\ 🏛️🏛️🏛️ Überlange Straße 大阪商事株式会社大阪商事株式会社";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private MockMvc http;

    @Autowired
    private Recorder recorder;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private QueryDatabase.SetClock clock;

    @BeforeAll
    void record() {
        clock.set("2024-06-20T16:00:00Z");
        record(CASE, ConferenceCase.orderEntered());
        record(OTHER, ConferenceCase.orderEntered(OTHER, "24-cv-00001", "Other v. Example"));
        record(MOVED, ConferenceCase.orderEntered(MOVED, "24-cv-00003", "Moved v. Example"));
        record(CONTINUED, ConferenceCase.orderEntered(CONTINUED, "24-cv-00004", "Continued v. Example"));
        Fact[] odd = ConferenceCase.orderEntered(ODD, "24-cv-00002", ODD_NAME + " v. Example");
        for (int i = 0; i < odd.length; i++) {
            if (odd[i] instanceof PartyJoined p && p.party().equals(ConferenceCase.DEFENDANT)) {
                odd[i] = new PartyJoined(p.circumstances(), p.party(), ODD_NAME, p.side(), p.kind(), null);
            }
        }
        record(ODD, odd);
        clock.set("2024-07-03T17:00:00Z");
    }

    @Test
    void aCasesCalendarHasItsDeadlinesAndHearings() {
        Calendar calendar = read(make("case", CASE.value()));

        VEvent conference = event(calendar, "cand-23-cv-90417/event/settlement-conference@goodfaith");
        assertThat(line(conference, "DTSTART")).startsWith("DTSTART;TZID=America/Los_Angeles:20240820T100000");
        assertThat(calendar.<VTimeZone>getComponents(Component.VTIMEZONE))
                .singleElement()
                .satisfies(zone -> assertThat(value(zone, "TZID")).isEqualTo("America/Los_Angeles"));
        assertThat(value(conference, "SUMMARY")).isEqualTo("Settlement conference [23-cv-90417-QZA (JZB)]");
        assertThat(value(conference, "STATUS")).isEqualTo("CONFIRMED");

        assertThat(List.of(value(calendar, "NAME"), value(calendar, "X-WR-CALNAME")))
                .containsOnly("Goodfaith: 23-cv-90417-QZA (JZB), Sample Widgets, Inc. v. Example Fasteners LLC");
        assertThat(value(calendar, "DESCRIPTION"))
                .contains("Sample Widgets, Inc. v. Example Fasteners LLC")
                .doesNotContain("cand-23-cv-90417");
        assertThat(value(conference, "DESCRIPTION"))
                .contains("Settlement conference, Tue, Aug 20, 2024, 10:00 a.m. PT, in person.");
        assertThat(value(conference, "CATEGORIES")).isEqualTo("Hearing,Settlement conference");

        VEvent answer = event(calendar, "cand-23-cv-90417/ecf-21/answer-latest-communication/defendant-1@goodfaith");
        assertThat(line(answer, "DTSTART")).startsWith("DTSTART;VALUE=DATE:20240626");
        assertThat(value(answer, "SUMMARY"))
                .isEqualTo("Answer the latest communication, Example Fasteners LLC: overdue - no performance recorded"
                        + " [23-cv-90417-QZA (JZB)]");
        assertThat(value(answer, "DESCRIPTION"))
                .contains(
                        "p. 1, lines 20-22: \"shall respond by June 26, 2024\"",
                        "Status: overdue - no performance recorded.",
                        "Due Wed, Jun 26, 2024.",
                        "Not legal advice",
                        "A fictional sample case.");
        assertThat(value(answer, "CATEGORIES")).isEqualTo("Due,Required,Overdue");
        assertThat(value(answer, "DESCRIPTION"))
                .contains("Answer the latest communication (required). Owed by Example Fasteners LLC.")
                .doesNotContain("MUST");
        assertThat(value(answer, "CLASS")).isEqualTo("CONFIDENTIAL");
        assertThat(value(answer, "LAST-MODIFIED"))
                .as("the time it became overdue, not the time of the request")
                .isEqualTo("20240627T070000Z");
        assertThat(calendar.validate().hasErrors()).isFalse();
    }

    @Test
    void movedEventsKeepTheirUidAndCanceledEventsTheirStatus() {
        String address = make("case", MOVED.value());
        VEvent before = event(read(address), MOVED + "/event/settlement-conference@goodfaith");
        VEvent demandBefore = event(read(address), MOVED + "/ecf-21/serve-demand/plaintiff-1@goodfaith");
        String tag = answer(get(address), 200).getHeader("ETag");

        record(MOVED, ConferenceCase.conferenceMoved("2024-07-02", "2024-09-10T13:30"));
        VEvent moved = event(read(address), value(before, "UID"));
        assertThat(line(moved, "DTSTART")).contains("20240910T133000");
        assertThat(sequence(moved)).isGreaterThan(sequence(before));
        VEvent demandMoved = event(read(address), value(demandBefore, "UID"));
        assertThat(line(demandBefore, "DTSTART")).contains("20240806");
        assertThat(line(demandMoved, "DTSTART")).contains("20240827");
        assertThat(sequence(demandMoved)).isGreaterThan(sequence(demandBefore));
        assertThat(answer(get(address), 200).getHeader("ETag")).isNotEqualTo(tag);

        record(
                MOVED,
                new EventCanceled(
                        Circumstances.at(CourtTime.of("2024-07-03"), Channel.FILED), CONFERENCE, "no longer needed"));
        VEvent canceled = event(read(address), value(before, "UID"));
        assertThat(value(canceled, "STATUS")).isEqualTo("CANCELLED");
        assertThat(line(canceled, "DTSTART")).contains("20240910T133000");
        assertThat(sequence(canceled)).isGreaterThan(sequence(moved));
    }

    @Test
    void continuedConferenceKeepsTheDayItWasHeldAndGetsAnotherItem() {
        record(
                CONTINUED,
                ConferenceCase.conferenceMoved("2024-06-24", "2024-07-02T10:00"),
                new SettlementConferenceHeld(
                        Circumstances.at(CourtTime.of("2024-07-02"), Channel.IN_PERSON), CONFERENCE),
                ConferenceCase.conferenceMoved("2024-07-02", "2024-12-17"));
        Calendar calendar = read(make("case", CONTINUED.value()));

        assertThat(line(event(calendar, CONTINUED + "/event/settlement-conference@goodfaith"), "DTSTART"))
                .contains("20240702T100000");
        assertThat(line(event(calendar, CONTINUED + "/event/settlement-conference/2@goodfaith"), "DTSTART"))
                .contains("20241217");
    }

    @Test
    void theSameStateGivesTheSameBytes() throws Exception {
        String address = make("court", "cand");
        MockHttpServletResponse first = answer(get(address), 200);
        String tag = Objects.requireNonNull(first.getHeader("ETag"));
        clock.set("2024-07-03T18:00:00Z");

        assertThat(answer(get(address), 200).getContentAsByteArray()).isEqualTo(first.getContentAsByteArray());
        MockHttpServletResponse again = answer(get(address).header("If-None-Match", tag), 304);
        assertThat(again.getContentAsByteArray()).isEmpty();
        clock.set("2024-07-03T17:00:00Z");
        assertThat(first.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(first.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(first.getContentType()).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(answer(head(address), 200).getHeader("ETag")).isEqualTo(tag);
    }

    @Test
    void anAddressNeedsNoAccountUntilRevoked() {
        JsonNode made = json(making("{\"case\":\"" + CASE + "\"}", "clerk"), 201);
        String address = made.get("path").asString();
        long feed = made.at("/feed/feed").asLong();
        answer(get(address), 200);
        assertThat(json(get("/api/v1/calendar-feeds").with(user("clerk")), 200)
                        .get("feeds")
                        .valueStream()
                        .map(line -> line.get("feed").asLong()))
                .contains(feed);
        assertThat(sql.sql("SELECT calendar_feed::text FROM calendar_feed")
                        .query(String.class)
                        .list())
                .as("the token is not stored")
                .noneMatch(row -> row.contains(made.get("token").asString()));

        answer(delete("/api/v1/calendar-feeds/" + feed).with(user("somebody")), 404);
        answer(delete("/api/v1/calendar-feeds/" + feed), 401);
        answer(get(address), 200);
        answer(delete("/api/v1/calendar-feeds/" + feed).with(user("clerk")), 204);
        assertThat(json(get(address), 404).get("type").asString()).isEqualTo("/problems/not-found");
        answer(delete("/api/v1/calendar-feeds/" + feed).with(user("clerk")), 404);
    }

    @Test
    void everyOtherPathRequiresAuthentication() {
        answer(get("/calendar/" + "A".repeat(43) + ".ics"), 404);
        answer(get("/calendar/.ics"), 404);
        for (String path : List.of(
                "/calendar",
                "/calendar/a/b.ics",
                "/api/v1/calendar-feeds",
                "/api/v1/cases",
                "/calendar/../api/v1/cases",
                "/download/cases.csv",
                "/")) {
            assertThat(answer(get(path)).getStatus()).as(path).isIn(400, 401);
        }
        answer(making("{\"court\":\"cand\"}", null), 401);
    }

    @Test
    void aCalendarShowsItsOwnCaseAndPartyOnly() {
        assertThat(uids(read(make("case", OTHER.value()))))
                .isNotEmpty()
                .allMatch(uid -> uid.startsWith(OTHER.value() + "/"));

        var ofParty = uids(read(make("party", "Example Fasteners LLC")));
        assertThat(ofParty)
                .contains(
                        CASE + "/ecf-21/answer-latest-communication/defendant-1@goodfaith",
                        OTHER + "/ecf-21/answer-latest-communication/defendant-1@goodfaith",
                        OTHER + "/event/settlement-conference@goodfaith")
                .noneMatch(uid -> uid.startsWith(ODD.value()))
                .noneMatch(uid -> uid.contains("plaintiff-1"));
    }

    /** Lowers the access in the table, because the local account sees everything. */
    @Test
    void aCalendarIsLimitedToTheAccessOfItsCreator() {
        String address = make("case", CASE.value());
        String letter = CASE + "/ecf-21/confidential-letter/plaintiff-1@goodfaith";
        assertThat(uids(read(address))).contains(letter);
        sql.sql(
                        "UPDATE calendar_feed SET classes = '{PUBLIC,PARTIES}' WHERE feed_id = (SELECT max(feed_id) FROM calendar_feed)")
                .update();
        assertThat(uids(read(address)))
                .doesNotContain(letter)
                .contains(CASE + "/ecf-21/serve-demand/plaintiff-1@goodfaith");
        sql.sql(
                        "UPDATE calendar_feed SET classes = '{PUBLIC}' WHERE feed_id = (SELECT max(feed_id) FROM calendar_feed)")
                .update();
        assertThat(uids(read(address))).containsExactly(CASE + "/event/settlement-conference@goodfaith");
    }

    @Test
    void aCourtsCalendarStatesItsDateRange() {
        String address = make("court", "cand");
        assertThat(value(read(address), "DESCRIPTION")).contains("from 90 days before today to 400 days after it");
        assertThat(uids(read(address))).contains(CASE + "/event/settlement-conference@goodfaith");
        clock.set("2024-11-19T17:00:00Z");
        var later = uids(read(address));
        clock.set("2024-07-03T17:00:00Z");
        assertThat(later).doesNotContain(CASE + "/event/settlement-conference@goodfaith");
    }

    @Test
    void escapesUnusualNamesAndFoldsLinesByOctets() throws Exception {
        String address = make("party", ODD_NAME);
        Calendar calendar = read(address);
        assertThat(value(calendar, "NAME")).isEqualTo("Goodfaith: " + ODD_NAME);
        assertThat(value(event(calendar, ODD + "/ecf-21/answer-latest-communication/defendant-1@goodfaith"), "SUMMARY"))
                .contains(ODD_NAME);
        byte[] bytes = answer(get(address), 200).getContentAsByteArray();
        assertThat(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))
                .isEqualTo(bytes);
        assertThat(new String(bytes, StandardCharsets.UTF_8).split("\r\n", -1))
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
                .noneMatch(line -> line.contains("\n") || line.contains("\uFFFD"));
    }

    @Test
    void hasATimeZoneForEveryCourt() {
        for (String day : List.of("2026-01-15T12:00:00Z", "2026-07-15T12:00:00Z")) {
            Instant moment = Instant.parse(day);
            assertThat(Courts.all()).allSatisfy(court -> assertThat(
                            FeedCalendar.clock(court).getRules().getOffset(moment))
                    .isEqualTo(court.zone().getRules().getOffset(moment)));
        }
    }

    @Test
    void reportsFeedsThatCannotBeCreated() {
        for (var wrong : Map.of(
                        "{\"case\":\"cand-99-cv-99999\"}", "404 case",
                        "{\"party\":\"Example\"}", "404 party",
                        "{\"court\":\"none\"}", "404 court",
                        "{}", "400 body",
                        "{\"court\":\"cand\",\"case\":\"cand-23-cv-90417\"}", "400 body",
                        "nonsense", "400 body")
                .entrySet()) {
            MockHttpServletResponse answer = answer(making(wrong.getKey(), "clerk"));
            assertThat(answer.getStatus() + " " + body(answer).path("field").asString(""))
                    .as(wrong.getKey())
                    .isEqualTo(wrong.getValue());
        }
    }

    private void record(CaseId caseId, Fact... facts) {
        ReadToken token = recorder.record(caseId, facts);
        json(get("/api/v1/cases/" + caseId + "?after=" + token).with(user("clerk")), 200);
    }

    private String make(String what, String name) {
        return json(making(JSON.writeValueAsString(Map.of(what, name)), "clerk"), 201)
                .get("path")
                .asString();
    }

    private static MockHttpServletRequestBuilder making(
            String body, @org.jspecify.annotations.Nullable String account) {
        var request =
                post("/api/v1/calendar-feeds").contentType("application/json").content(body);
        return account == null ? request : request.with(user(account));
    }

    private Calendar read(String address) {
        try {
            return new CalendarBuilder()
                    .build(new StringReader(answer(get(address), 200).getContentAsString(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> uids(Calendar calendar) {
        return calendar.<VEvent>getComponents(Component.VEVENT).stream()
                .map(event -> value(event, "UID"))
                .collect(Collectors.toList());
    }

    private static VEvent event(Calendar calendar, String uid) {
        return calendar.<VEvent>getComponents(Component.VEVENT).stream()
                .filter(event -> value(event, "UID").equals(uid))
                .findFirst()
                .orElseThrow(() -> new AssertionError(uid + " is not among " + uids(calendar)));
    }

    private static String value(net.fortuna.ical4j.model.PropertyContainer container, String property) {
        return container.<Property>getRequiredProperty(property).getValue();
    }

    private static String line(VEvent event, String property) {
        return event.<Property>getRequiredProperty(property).toString();
    }

    private static int sequence(VEvent event) {
        return Integer.parseInt(value(event, "SEQUENCE"));
    }

    private JsonNode json(MockHttpServletRequestBuilder request, int status) {
        return body(answer(request, status));
    }

    private static JsonNode body(MockHttpServletResponse answer) {
        try {
            return JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, int status) {
        MockHttpServletResponse answer = answer(request);
        assertThat(answer.getStatus()).isEqualTo(status);
        return answer;
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) {
        try {
            return http.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
