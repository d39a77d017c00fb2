package org.goodfaith.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CAND;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the read API over HTTP on a real PostgreSQL. */
@QuerySideTest
@TestPropertySource(properties = "goodfaith.query.wait-max=10s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadsTest {

    private static final String LATE = "ecf-21/answer-latest-communication/defendant-1";

    @Autowired
    private MockMvc http;

    @Autowired
    private Recorder recorder;

    @Autowired
    private DataSource database;

    @Autowired
    private QueryDatabase.SetClock clock;

    private ReadToken last = new ReadToken(CASE.value(), 0);

    /** Records a late answer, a demand, and the strike of the demand. Three other cases have only the order. */
    @BeforeAll
    void record() {
        clock.set("2024-06-20T16:00:00Z");
        recorder.record(CASE, ConferenceCase.orderEntered());
        clock.set("2024-07-01T16:00:00Z");
        recorder.record(CASE, ConferenceCase.answered("2024-06-28T10:00"));
        clock.set("2024-07-02T16:00:00Z");
        recorder.record(CASE, ConferenceCase.demandServed("2024-07-02"));
        clock.set("2024-07-03T16:00:00Z");
        last = recorder.record(
                CASE,
                new EntryStricken(
                        Circumstances.at(CourtTime.of("2024-07-03")), 6, "entered in the wrong case", "clerk-1", null));
        IntStream.rangeClosed(1, 3).forEach(i -> {
            CaseId other = CaseId.of("cand-24-cv-0000" + i);
            recorder.record(other, ConferenceCase.orderEntered(other, "24-cv-0000" + i, "Other " + i + " v. Example"));
        });
        clock.set("2024-07-03T17:00:00Z");
    }

    @Test
    void showsTheCaseSummary() {
        JsonNode answer = ok("/api/v1/cases/" + CASE + "?after=" + last);

        assertThat(answer.at("/viewpoint/reading").asString()).isEqualTo("NOW");
        assertThat(answer.at("/viewpoint/zone").asString()).isEqualTo("America/Los_Angeles");
        assertThat(answer.at("/viewpoint/throughEntry").asLong()).isEqualTo(7);
        assertThat(answer.at("/case/docketNumber").asString()).isEqualTo("23-cv-90417-QZA (JZB)");
        assertThat(answer.at("/case/parties").size()).isEqualTo(2);
        assertThat(answer.at("/case/events/0/at").asString()).isEqualTo("2024-08-20T10:00");
        assertThat(answer.at("/case/awaitingAnswer").size())
                .as("its demand was struck")
                .isZero();
    }

    @ParameterizedTest(name = "as of {0}, known at {1}: {2}, {3}")
    @CsvSource(nullValues = "-", textBlock = """
            -,                         -,                2024-07-03T10:00:00-07:00, LATE,    NOW
            2024-06-26,                -,                2024-06-26T23:59:59.999999-07:00, OPEN, THEN_AS_KNOWN_LATER
            2024-06-27,                -,                2024-06-27T23:59:59.999999-07:00, OVERDUE, THEN_AS_KNOWN_LATER
            2024-06-28T09:59,          -,                2024-06-28T09:59:00-07:00, OVERDUE, THEN_AS_KNOWN_LATER
            2024-06-28T10:00,          -,                2024-06-28T10:00:00-07:00, LATE,    THEN_AS_KNOWN_LATER
            2024-06-28T17:00Z,         -,                2024-06-28T10:00:00-07:00, LATE,    THEN_AS_KNOWN_LATER
            2024-06-28T19:00+02:00,    -,                2024-06-28T10:00:00-07:00, LATE,    THEN_AS_KNOWN_LATER
            -,                         2024-06-30,       2024-06-30T23:59:59.999999-07:00, OVERDUE, AS_SHOWN_AT_THE_TIME
            2024-07-02,                2024-06-30,       2024-07-02T23:59:59.999999-07:00, OVERDUE, IF_NOTHING_MORE_IS_RECORDED
            2024-08-01,                -,                2024-08-01T23:59:59.999999-07:00, LATE,    IF_NOTHING_MORE_IS_RECORDED
            """)
    void showsAnObligationFromEveryViewpoint(
            String asOf, String knownAt, String resolved, String status, String reading) {
        JsonNode answer = ok("/api/v1/cases/" + CASE + "/obligations/" + LATE + "?after=" + last
                + (asOf == null ? "" : "&asOf=" + asOf) + (knownAt == null ? "" : "&knownAt=" + knownAt));

        assertThat(answer.at("/viewpoint/asOf").asString()).isEqualTo(resolved);
        assertThat(answer.at("/obligation/status").asString()).isEqualTo(status);
        assertThat(answer.at("/viewpoint/reading").asString()).isEqualTo(reading);
    }

    @Test
    void readTokenIsHonoredInAPastViewDuringAnotherTransaction() throws SQLException {
        clock.set("2024-07-03T16:00:00Z");
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var reading = connection.createStatement()) {
                reading.execute("SELECT 1");

                assertThat(ok("/api/v1/cases/" + CASE + "/entries?asOf=2024-07-02&after=" + last)
                                .at("/viewpoint/throughEntry")
                                .asLong(-1))
                        .isEqualTo(last.sequence());
            } finally {
                connection.rollback();
                clock.set("2024-07-03T17:00:00Z");
            }
        }
    }

    @Test
    void explainsAnObligation() {
        JsonNode obligation = ok("/api/v1/cases/" + CASE + "/obligations/ecf-21/serve-demand/plaintiff-1?after=" + last)
                .get("obligation");

        assertThat(obligation.at("/due/on").asString()).isEqualTo("2024-08-06");
        assertThat(obligation.at("/due/overdueFrom").asString()).isEqualTo("2024-08-07T00:00:00-07:00");
        assertThat(obligation.at("/citation/quotation").asString()).contains("at least 14 days before");
        assertThat(obligation.at("/explanation/readings/0/explanation").size()).isPositive();
        assertThat(obligation.at("/explanation/evidence/0/fact").asString()).isEqualTo("OrderEntered");
        assertThat(obligation.at("/next/status").asString()).isEqualTo("OVERDUE");
    }

    @Test
    void saysThatNothingWasOnRecordBeforeTheFirstRecording() {
        for (String part : List.of("", "/parties", "/obligations", "/obligations/" + LATE)) {
            JsonNode answer = ok("/api/v1/cases/" + CASE + part + "?knownAt=2024-06-19");
            assertThat(answer.get("remark").asString()).isEqualTo("Nothing was on record yet.");
            assertThat(answer.get("viewpoint").has("throughEntry")).isFalse();
        }
        assertThat(ok("/api/v1/cases/" + CASE + "/entries?knownAt=2024-06-19")
                        .get("entries")
                        .size())
                .isZero();
        assertThat(ok("/api/v1/cases/" + CASE + "/trail?knownAt=2024-06-19")
                        .get("trail")
                        .size())
                .isZero();
    }

    @Test
    void struckEntriesStayVisible() {
        JsonNode entry =
                ok("/api/v1/cases/" + CASE + "/entries/6?after=" + last).get("entry");
        assertThat(entry.at("/fact").asString()).isEqualTo("DemandServed");
        assertThat(entry.at("/struck/by").asLong()).isEqualTo(7);
        assertThat(entry.at("/struck/reason").asString()).isEqualTo("entered in the wrong case");
        assertThat(entry.at("/recordedBy/actor").asString()).isEqualTo("clerk-1");
        assertThat(entry.at("/details/actors/onBehalfOf/0").asString()).isEqualTo("plaintiff-1");

        JsonNode before =
                ok("/api/v1/cases/" + CASE + "/entries/6?knownAt=2024-07-02").get("entry");
        assertThat(before.has("struck")).isFalse();
    }

    @Test
    void showsTheTrailInBothReadings() {
        JsonNode known = ok("/api/v1/cases/" + CASE + "/trail?party=defendant-1&after=" + last);
        assertThat(known.get("trail").valueStream().map(line -> line.at("/change/to")
                        .asString("")))
                .contains("OVERDUE", "LATE");

        // The answer of June 28 was recorded on July 1. Until then, the record showed the obligation as overdue.
        JsonNode shown = ok("/api/v1/cases/" + CASE + "/trail?reading=SHOWN_AT_THE_TIME&after=" + last);
        assertThat(shown.get("trail")
                        .valueStream()
                        .filter(line -> line.at("/change/obligation").asString().equals(LATE))
                        .map(line -> line.at("/change/to").asString() + " "
                                + line.get("at").asString()))
                .contains("LATE 2024-07-01T09:00:00-07:00");
    }

    @Test
    void filtersIndicatorsByParty() {
        JsonNode answer = ok("/api/v1/cases/" + CASE + "/indicators?party=defendant-1&after=" + last);
        assertThat(answer.get("indicators").valueStream().map(i -> i.get("kind").asString()))
                .contains("LATE_PERFORMANCE");
    }

    @Test
    void pagesListsWithoutLossOrRepetition() {
        awaitAll();
        String path = "/api/v1/cases?court=cand&limit=1";
        var seen = new java.util.ArrayList<String>();
        String cursor = "";
        while (true) {
            JsonNode page = ok(path + cursor);
            page.get("cases").forEach(line -> seen.add(line.get("caseId").asString()));
            if (page.get("next").isNull()) {
                break;
            }
            cursor = "&cursor=" + page.get("next").asString();
        }
        assertThat(seen)
                .containsExactly("cand-23-cv-90417", "cand-24-cv-00001", "cand-24-cv-00002", "cand-24-cv-00003");
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(textBlock = """
            text=widg fasten,        4
            text=90417,              1
            text=00002,              1
            party=Fasteners,         4
            party=nobody,            0
            text=!,                  0
            judge=JZB,               4
            judge=XYZ,               0
            court=caed,              0
            """)
    void findsCases(String filter, int count) {
        awaitAll();
        String name = filter.substring(0, filter.indexOf('='));
        JsonNode answer = read(get("/api/v1/cases").param(name, filter.substring(filter.indexOf('=') + 1)), 200);
        assertThat(answer.get("cases").size()).isEqualTo(count);
    }

    @Test
    void listsAcrossCasesAcceptOnlyNowOrLater() {
        awaitAll();
        JsonNode overdue = ok("/api/v1/overdue?court=cand&limit=2");
        assertThat(overdue.get("obligations").size()).isEqualTo(2);
        assertThat(overdue.at("/obligations/0/daysOverdue").asLong()).isEqualTo(7);
        JsonNode rest = ok("/api/v1/overdue?court=cand&limit=2&cursor="
                + overdue.get("next").asString());
        assertThat(rest.get("obligations").size()).isEqualTo(1);

        assertThat(ok("/api/v1/due?within=30d").get("obligations").size()).isZero();
        JsonNode due = ok("/api/v1/due?within=40d");
        assertThat(due.get("obligations").valueStream().map(line -> line.get("dueOn")
                        .asString()))
                .hasSize(4)
                .containsOnly("2024-08-06");
        assertThat(ok("/api/v1/due?within=0d&asOf=2024-08-07")
                        .get("obligations")
                        .size())
                .isZero();
        assertThat(ok("/api/v1/due?within=0d&asOf=2024-08-06T12:00")
                        .get("obligations")
                        .size())
                .isEqualTo(4);
        assertThat(ok("/api/v1/overdue?asOf=2024-08-07").get("obligations").size())
                .isEqualTo(7);

        assertThat(ok("/api/v1/undated?party=Fasteners")
                        .at("/obligations/0/openForDays")
                        .asLong())
                .isEqualTo(15);
        assertThat(ok("/api/v1/stalled?for=15d").get("stalled").size()).isEqualTo(3);
        assertThat(ok("/api/v1/stalled?for=16d").get("stalled").size()).isZero();
    }

    @ParameterizedTest(name = "{0} lists {1}")
    @CsvSource(textBlock = """
            /api/v1/overdue?judge=JZB,                   obligations, 3
            /api/v1/overdue?judge=ABC,                   obligations, 0
            /api/v1/overdue?party=Fasteners,             obligations, 3
            /api/v1/overdue?party=Widgets,               obligations, 0
            /api/v1/overdue?court=caed,                  obligations, 0
            /api/v1/due?within=40d&judge=JZB&party=Wid,  obligations, 4
            /api/v1/undated?judge=JZB&party=Fast,        obligations, 4
            /api/v1/undated?modality=SHOULD,             obligations, 0
            /api/v1/stalled?for=0d&judge=JZB,            stalled,     4
            /api/v1/stalled?for=0d&party=Wid&court=cand, stalled,     4
            /api/v1/stalled?for=0d&asOf=2024-07-30,      stalled,     4
            """)
    void filtersListsByCourtJudgeAndParty(String address, String lines, int count) {
        awaitAll();
        assertThat(ok(address).get(lines).size()).isEqualTo(count);
        String cursor = "";
        int paged = 0;
        do {
            JsonNode page = ok(address + "&limit=1" + cursor);
            paged += page.get(lines).size();
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        assertThat(paged).as("page by page").isEqualTo(count);
    }

    @Test
    void computesADeadline() {
        JsonNode answer = ok("/api/v1/deadlines?court=caed&trigger=2025-05-21&amount=45");
        assertThat(answer.at("/readings/0/dueOn").asString()).isEqualTo("2025-07-07");
        assertThat(answer.at("/readings/0/inForce").asBoolean()).isTrue();
        assertThat(answer.at("/readings/0/explanation").size()).isGreaterThan(2);
    }

    @Test
    void showsBothDatesOfADoubtfulDay() {
        JsonNode answer = ok("/api/v1/deadlines?court=flmd&trigger=2026-03-27&amount=7");
        assertThat(answer.get("readings").valueStream().map(reading -> reading.get("dueOn")
                        .asString()))
                .containsExactly("2026-04-03", "2026-04-06");
        assertThat(answer.at("/readings/0/flags/0").asString()).startsWith("In doubt: due Mon, Apr 6, 2026 instead");
        JsonNode settled = ok("/api/v1/deadlines?court=nvd&trigger=2024-10-11&amount=14");
        assertThat(settled.get("readings").size()).isEqualTo(1);
        assertThat(settled.at("/readings/0/dueOn").asString()).isEqualTo("2024-10-28");
    }

    @Test
    void listsCourtsAndTheirCalendars() {
        assertThat(ok("/api/v1/courts").get("courts").size()).isEqualTo(94);
        JsonNode calendar = ok("/api/v1/courts/" + CAND + "/calendar?year=2025");
        assertThat(calendar.get("closedDays").valueStream().map(day -> day.get("on")
                        .asString()))
                .contains("2025-07-04", "2025-09-01");
        assertThat(calendar.get("stateHolidaysOnFile").asBoolean()).isTrue();
        assertThat(ok("/api/v1/courts/nysd/calendar?year=2014")
                        .get("stateHolidaysOnFile")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest(name = "{0} has a bad {1}: {2} {3}")
    @CsvSource(textBlock = """
            /api/v1/cases/nonsense,                                      caseId,    400, malformed-parameter
            /api/v1/cases/cand-99-cv-99999,                              caseId,    404, not-found
            /api/v1/cases/zzzz-99-cv-99999,                              caseId,    404, not-found
            /api/v1/cases/cand-23-cv-90417?asof=2024-06-26,              asof,      400, unknown-parameter
            /api/v1/cases/cand-23-cv-90417?asOf=yesterday,               asOf,      400, malformed-parameter
            /api/v1/cases/cand-23-cv-90417?asOf=2024-02-30,              asOf,      400, malformed-parameter
            /api/v1/cases/cand-23-cv-90417?asOf=2024-06-26T10:00PST,     asOf,      400, malformed-parameter
            /api/v1/cases/cand-23-cv-90417?asOf=1066-10-14,              asOf,      400, malformed-parameter
            /api/v1/cases/cand-23-cv-90417?asOf=2024-06-26&asOf=2024-06-27, asOf,   400, malformed-parameter
            /api/v1/cases/cand-23-cv-90417?knownAt=12,                   knownAt,   400, malformed-parameter
            /api/v1/cases/cand-23-cv-90417?after=xyz,                    after,     400, malformed-parameter
            /api/v1/cases/cand-23-cv-90417/obligations?party=nobody,     party,     404, not-found
            /api/v1/cases/cand-23-cv-90417/obligations?party=A B,        party,     400, malformed-parameter
            /api/v1/cases/cand-23-cv-90417/obligations?status=GREAT,   status,  400, malformed-parameter
            /api/v1/cases/cand-23-cv-90417/obligations/ecf-21/nothing/plaintiff-1, obligation, 404, not-found
            /api/v1/cases/cand-23-cv-90417/certificate,                  checkpoint, 404, not-found
            /api/v1/cases/cand-23-cv-90417/entries/99,                   entry,     404, not-found
            /api/v1/cases/cand-23-cv-90417/entries/x,                    entry,     400, malformed-parameter
            /api/v1/cases/cand-23-cv-90417/entries?fact=Nonsense,        fact,      400, malformed-parameter
            /api/v1/cases/cand-23-cv-90417/entries?cursor=abc,           cursor,    400, malformed-parameter
            /api/v1/cases?limit=0,                                       limit,     400, malformed-parameter
            /api/v1/cases?limit=201,                                     limit,     400, malformed-parameter
            /api/v1/cases?court=C4,                                      court,     400, malformed-parameter
            /api/v1/cases?judge=J.B,                                     judge,     400, malformed-parameter
            /api/v1/overdue?asOf=2024-07-01,                             asOf,      422, past-as-of
            /api/v1/due?within=week,                                     within,    400, malformed-parameter
            /api/v1/stalled?for=-1d,                                     for,       400, malformed-parameter
            /api/v1/deadlines?court=cand&amount=3,                       trigger,   400, malformed-parameter
            /api/v1/deadlines?court=cand&trigger=2024-01-01&amount=0,    amount,    400, malformed-parameter
            /api/v1/deadlines?court=cand&trigger=2024-01-01&amount=3&unit=HOURS, trigger, 422, invalid-parameter
            /api/v1/deadlines?court=cand&trigger=2024-01-01&amount=3&unit=YEARS, unit, 400, malformed-parameter
            /api/v1/deadlines?court=none&trigger=2024-01-01&amount=3,    court,     404, not-found
            /api/v1/courts/cand/calendar?year=1850,                      year,      422, invalid-parameter
            """)
    void problemsNameTheBadParameter(String address, String field, int status, String type) {
        JsonNode problem = read(get(address), status);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + type);
        assertThat(problem.get("field").asString()).isEqualTo(field);
        assertThat(problem.get("detail").asString()).isNotBlank().doesNotContain("org.", "java.", "Exception");
        assertThat(problem.get("title").asString()).isNotBlank();
    }

    @Test
    void reportsAnEntryThatIsNotYetVisible() {
        JsonNode problem =
                read(get("/api/v1/cases/" + CASE).param("after", new ReadToken(CASE.value(), 4711).toString()), 503);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/not-yet-visible");
        assertThat(problem.get("field").asString()).isEqualTo("after");
    }

    @Test
    void describesEveryReadWithAnExample() {
        JsonNode api = ok("/api/v1/openapi");
        api.get("paths")
                .propertyStream()
                // Certificates have no JSON example.
                .filter(path -> !path.getKey().matches(".*/certificate(\\.pdf)?"))
                .forEach(path -> path.getValue().propertyStream().forEach(operation -> assertThat(operation
                                .getValue()
                                .get("responses")
                                .propertyStream()
                                .filter(response -> response.getKey().startsWith("2"))
                                .filter(response -> !response.getKey().equals("204"))
                                .allMatch(response ->
                                        response.getValue().path("content").size() > 0
                                                && response.getValue()
                                                        .get("content")
                                                        .valueStream()
                                                        .allMatch(content -> content.has("example"))))
                        .as(path.getKey())
                        .isTrue()));
    }

    private void awaitAll() {
        for (String id : List.of(CASE.value(), "cand-24-cv-00001", "cand-24-cv-00002", "cand-24-cv-00003")) {
            long sequence = recorder.lastSequence(CaseId.of(id));
            ok("/api/v1/cases/" + id + "?after=" + new ReadToken(id, sequence));
        }
    }

    private JsonNode ok(String address) {
        return read(get(address), 200);
    }

    private JsonNode read(
            org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request, int status) {
        try {
            var response =
                    http.perform(request.with(user("reader"))).andReturn().getResponse();
            String body = response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(response.getStatus()).as(body).isEqualTo(status);
            return JsonMapper.builder().build().readTree(body);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
