package org.goodfaith.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CAND;
import static org.goodfaith.query.ConferenceCase.DEFENDANT;
import static org.goodfaith.query.ConferenceCase.ORDER;
import static org.goodfaith.query.ConferenceCase.PLAINTIFF;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.Actors;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CommunicationAnswered;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.ExtensionBasis;
import org.goodfaith.events.Fact;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests cases with late recordings over HTTP on a real PostgreSQL. In each case, the answer to the latest communication
 * is due on Wednesday, June 26, and the demand on Tuesday, August 6.
 */
@QuerySideTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoTimesTest {

    private static final String ANSWER = "ecf-21/answer-latest-communication/defendant-1";
    private static final String DEMAND = "ecf-21/serve-demand/plaintiff-1";
    private static final CaseId RECORDED_LATE = CaseId.of("cand-24-cv-90501");
    private static final CaseId STRUCK = CaseId.of("cand-24-cv-90502");
    private static final CaseId EXTENDED = CaseId.of("cand-24-cv-90503");
    private static final CaseId NUNC_PRO_TUNC = CaseId.of("cand-24-cv-90504");
    private static final CaseId REPLACED = CaseId.of("cand-24-cv-90505");
    private static final CaseId BROKEN = CaseId.of("cand-24-cv-90506");
    private static final Map<String, CaseId> CASES = Map.of(
            "recorded-late", RECORDED_LATE,
            "struck", STRUCK,
            "extended", EXTENDED,
            "nunc-pro-tunc", NUNC_PRO_TUNC,
            "replaced", REPLACED);

    @Autowired
    private MockMvc http;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @BeforeAll
    void record() {
        clock.set("2024-06-20T16:00:00Z");
        CASES.values().stream()
                .sorted(java.util.Comparator.comparing(CaseId::value))
                .forEach(id -> recorder.record(
                        id,
                        ConferenceCase.orderEntered(id, id.value().substring(5), "Widgets v. Fasteners (fictional)")));
        recorder.record(
                BROKEN,
                new CaseOpened(
                        Circumstances.at(CourtTime.on(ConferenceCase.TUE_JUN_18)),
                        BROKEN,
                        CourtId.of("zzzz"),
                        "24-cv-90506",
                        "In no court",
                        List.of(),
                        false));

        clock.set("2024-06-25T20:00:00Z");
        recorder.record(STRUCK, answered("2024-06-25"));
        clock.set("2024-06-28T20:00:00Z");
        recorder.record(REPLACED, answered("2024-06-28"));
        clock.set("2024-07-01T16:00:00Z");
        recorder.record(RECORDED_LATE, answered("2024-06-25"));
        clock.set("2024-07-02T16:00:00Z");
        recorder.record(STRUCK, strike(5, null));
        recorder.record(EXTENDED, extended(null));
        recorder.record(NUNC_PRO_TUNC, extended(LocalDate.of(2024, 6, 26)));
        recorder.record(
                REPLACED,
                strike(5, 7L),
                new CommunicationAnswered(
                        Circumstances.at(CourtTime.of("2024-06-25"), Channel.EMAILED)
                                .replacing(5),
                        Actors.of(DEFENDANT).to(PLAINTIFF)));
        clock.set("2024-07-03T16:00:00Z");
        recorder.proclaim(new ClosureProclaimed(
                CAND,
                "mourning",
                LocalDate.of(2024, 8, 6),
                LocalDate.of(2024, 8, 6),
                ClosureKind.PRESIDENT_OR_CONGRESS,
                false,
                "a proclamation (fictional)"));
        clock.set("2024-07-05T16:00:00Z");
    }

    @ParameterizedTest(name = "{0}, as of {1} known at {2}: {3}")
    @CsvSource(textBlock = """
            # Answered on 25 June, recorded on 1 July: overdue until then, never overdue since.
            recorded-late, 2024-06-24, 2024-06-24, OPEN
            recorded-late, 2024-06-26, 2024-06-30, OPEN
            recorded-late, 2024-06-27, 2024-06-30, OVERDUE
            recorded-late, 2024-06-24, 2024-07-01, OPEN
            recorded-late, 2024-06-25, 2024-07-01, MET
            recorded-late, 2024-06-27, 2024-07-01, MET
            recorded-late, 2024-07-04, 2024-06-30, OVERDUE
            # Recorded at once and struck on 2 July: met until then, never met since.
            struck,        2024-06-27, 2024-06-27, MET
            struck,        2024-06-27, 2024-07-01, MET
            struck,        2024-06-27, 2024-07-02, OVERDUE
            struck,        2024-06-26, 2024-07-02, OPEN
            struck,        2024-07-04, 2024-07-04, OVERDUE
            # Extended on 2 July to 10 July: what was overdue in between stays so.
            extended,      2024-06-27, 2024-06-27, OVERDUE
            extended,      2024-06-28, 2024-07-02, OVERDUE
            extended,      2024-07-02, 2024-07-02, OPEN
            extended,      2024-07-02, 2024-07-01, OVERDUE
            extended,      2024-07-11, 2024-07-02, OVERDUE
            # The same nunc pro tunc to 26 June: known since 2 July, it was never overdue.
            nunc-pro-tunc, 2024-06-28, 2024-07-01, OVERDUE
            nunc-pro-tunc, 2024-06-28, 2024-07-02, OPEN
            nunc-pro-tunc, 2024-07-11, 2024-07-02, OVERDUE
            # Entered with the wrong day, struck and replaced on 2 July.
            replaced,      2024-06-27, 2024-06-27, OVERDUE
            replaced,      2024-06-28, 2024-07-01, LATE
            replaced,      2024-06-27, 2024-07-02, MET
            replaced,      2024-06-24, 2024-07-02, OPEN
            """)
    void statusDependsOnBothTimes(String history, String asOf, String knownAt, String status) {
        CaseId id = Objects.requireNonNull(CASES.get(history));
        JsonNode answer = ok(id, "/obligations/" + ANSWER + "?asOf=" + asOf + "&knownAt=" + knownAt);

        assertThat(answer.at("/obligation/status").asString()).isEqualTo(status);
        assertThat(ok(id, "/obligations?asOf=" + asOf + "&knownAt=" + knownAt)
                        .get("obligations")
                        .valueStream()
                        .filter(one -> one.get("id").asString().equals(ANSWER))
                        .map(one -> one.get("status").asString()))
                .containsExactly(status);
    }

    /** July 3 proclaims August 6 a day of mourning. Fourteen days back from August 20 then end on August 5. */
    @ParameterizedTest(name = "as of {0} known at {1}: due {2}")
    @CsvSource(textBlock = """
            2024-07-01, 2024-07-02, 2024-08-06
            2024-07-04, 2024-07-02, 2024-08-06
            2024-07-01, 2024-07-03, 2024-08-05
            2024-06-20, 2024-07-04, 2024-08-05
            """)
    void aClosureCountsFromItsRecording(String asOf, String knownAt, String due) {
        assertThat(ok(EXTENDED, "/obligations/" + DEMAND + "?asOf=" + asOf + "&knownAt=" + knownAt)
                        .at("/obligation/due/on")
                        .asString())
                .isEqualTo(due);
    }

    @Test
    void entriesTrailAndIndicatorsShareTheViewpoint() {
        String before = "?asOf=2024-06-27&knownAt=2024-06-30";
        assertThat(strings(ok(RECORDED_LATE, "/entries" + before).get("entries"), "/fact"))
                .doesNotContain("CommunicationAnswered");
        assertThat(strings(ok(RECORDED_LATE, "/trail" + before).get("trail"), "/change/to"))
                .contains("OVERDUE");
        assertThat(strings(ok(RECORDED_LATE, "/indicators" + before).get("indicators"), "/kind"))
                .contains("MISSING_PERFORMANCE");

        String since = "?asOf=2024-06-27&knownAt=2024-07-01";
        assertThat(strings(ok(RECORDED_LATE, "/entries" + since).get("entries"), "/fact"))
                .contains("CommunicationAnswered");
        assertThat(strings(ok(RECORDED_LATE, "/trail" + since).get("trail"), "/change/to"))
                .contains("MET")
                .doesNotContain("OVERDUE");
        assertThat(strings(ok(RECORDED_LATE, "/indicators" + since).get("indicators"), "/kind"))
                .doesNotContain("MISSING_PERFORMANCE");

        assertThat(strings(
                        ok(RECORDED_LATE, "/entries?asOf=2024-06-24&knownAt=2024-07-01")
                                .get("entries"),
                        "/fact"))
                .as("it had not happened yet")
                .doesNotContain("CommunicationAnswered");
    }

    @Test
    void aStrikeCountsFromItsRecordingForEveryAsOf() {
        JsonNode struck =
                ok(STRUCK, "/entries/5?asOf=2024-06-27&knownAt=2024-07-02").at("/entry/struck");
        assertThat(struck.get("by").asLong()).isEqualTo(6);
        assertThat(struck.get("reason").asString()).isEqualTo("the day was misread");
        assertThat(struck.get("struckBy").asString()).isEqualTo("the clerk");
        assertThat(struck.has("replacedBy")).isFalse();

        assertThat(ok(STRUCK, "/entries/5?asOf=2024-06-27&knownAt=2024-07-01")
                        .get("entry")
                        .has("struck"))
                .isFalse();
    }

    @Test
    void aCorrectionAndItsOriginalReferToEachOther() {
        awaitAll();
        for (String viewpoint : List.of("", "?asOf=2024-06-28&knownAt=2024-07-02")) {
            JsonNode struck = ok(REPLACED, "/entries/5" + viewpoint).get("entry");
            assertThat(struck.at("/struck/by").asLong()).isEqualTo(6);
            assertThat(struck.at("/struck/replacedBy").asLong()).isEqualTo(7);
            assertThat(ok(REPLACED, "/entries/7" + viewpoint)
                            .at("/entry/replaces")
                            .asLong())
                    .isEqualTo(5);
        }
        assertThat(page(REPLACED, "/entries", 200))
                .contains("struck by entry 6: the day was misread")
                .contains("replaced by entry 7")
                .contains("href=\"#entry-7\"")
                .contains("replaces entry 5")
                .contains("href=\"#entry-5\"");
        assertThat(page(REPLACED, "/trail", 200)).contains("struck by entry 6").contains("replaces entry 5");
    }

    @Test
    void theDifferenceNamesItsCause() {
        JsonNode difference = ok(
                RECORDED_LATE,
                "/difference?fromAsOf=2024-06-30&fromKnownAt=2024-06-30&asOf=2024-07-02&knownAt=2024-07-02");

        assertThat(difference.at("/from/reading").asString()).isEqualTo("AS_SHOWN_AT_THE_TIME");
        assertThat(difference.at("/from/throughEntry").asLong()).isEqualTo(4);
        assertThat(difference.at("/to/throughEntry").asLong()).isEqualTo(5);
        JsonNode answer = differing(difference, ANSWER);
        assertThat(answer.at("/before/status").asString()).isEqualTo("OVERDUE");
        assertThat(answer.at("/after/status").asString()).isEqualTo("MET");
        assertThat(answer.at("/after/restsOn").valueStream().map(JsonNode::asLong))
                .contains(5L);
        assertThat(answer.at("/says/0").asString()).isEqualTo("met; before: overdue - no performance recorded");
        assertThat(answer.get("because").size()).isEqualTo(1);
        JsonNode because = answer.at("/because/0/because");
        assertThat(because.get("kind").asString()).isEqualTo("RECORDED");
        assertThat(because.at("/entries/0/sequence").asLong()).isEqualTo(5);
        assertThat(because.get("says").asString())
                .isEqualTo(
                        "Entry 5, \"Communication answered\" of Tue, Jun 25, 2024, recorded Mon, Jul 1, 2024, 9:00 a.m. PT.");
        assertThat(difference.get("says").asString()).isEqualTo("1 obligation differs.");
    }

    @Test
    void theDifferenceToNowNamesPassedDatesAndClosures() {
        JsonNode difference = ok(EXTENDED, "/difference?fromKnownAt=2024-06-26&knownAt=2024-07-04");

        assertThat(strings(differing(difference, DEMAND).get("because"), "/because/closure"))
                .containsExactly("mourning");
        assertThat(strings(differing(difference, DEMAND).get("says"), ""))
                .contains("due Mon, Aug 5, 2024; before: due Tue, Aug 6, 2024");
        assertThat(strings(differing(difference, ANSWER).get("because"), "/because/kind"))
                .containsExactly("DUE_MOMENT", "HAPPENED");
    }

    @Test
    void theDifferenceWorksBackwardAndIsEmptyBetweenEqualViewpoints() {
        JsonNode backwards = ok(RECORDED_LATE, "/difference?fromKnownAt=2024-07-02&knownAt=2024-06-30");
        JsonNode answer = differing(backwards, ANSWER);
        assertThat(answer.at("/before/status").asString()).isEqualTo("MET");
        assertThat(answer.at("/after/status").asString()).isEqualTo("OVERDUE");
        assertThat(answer.at("/because/0/because/undone").asBoolean()).isTrue();

        JsonNode none = ok(RECORDED_LATE, "/difference?fromKnownAt=2024-07-02&knownAt=2024-07-02");
        assertThat(none.get("obligations").size()).isZero();
        assertThat(none.get("says").asString()).isEqualTo("No differences: the viewpoints are the same.");
        assertThat(ok(RECORDED_LATE, "/difference?fromAsOf=2024-07-05T09:00")
                        .get("says")
                        .asString())
                .as("from now to now")
                .isEqualTo("No differences: the viewpoints are the same.");
    }

    /** For every page size, the steps lead from nothing to the present status of every obligation. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 200})
    void theReplayEndsAtThePresentForEveryPageSize(int limit) {
        awaitAll();
        for (CaseId id : CASES.values()) {
            Map<String, String> statuses = new HashMap<>();
            var names = new ArrayList<String>();
            String cursor = "";
            while (true) {
                JsonNode page = ok(id, "/replay?limit=" + limit + cursor);
                for (JsonNode step : page.get("steps")) {
                    assertThat(step.path("previous").asString("")).isEqualTo(names.isEmpty() ? "" : names.getLast());
                    names.add(step.get("step").asString());
                    apply(step.get("meanwhile"), statuses);
                    apply(step.get("changes"), statuses);
                    assertThat(ok(id, "/replay/" + names.getLast()).get("step")).isEqualTo(step);
                }
                apply(page.get("since"), statuses);
                if (page.get("next").isNull()) {
                    break;
                }
                cursor = "&cursor=" + page.get("next").asString();
            }

            Map<String, String> now = new HashMap<>();
            ok(id, "/obligations")
                    .get("obligations")
                    .forEach(one ->
                            now.put(one.get("id").asString(), one.get("wording").asString()));
            assertThat(statuses).isEqualTo(now);
            assertThat(names).doesNotHaveDuplicates().contains("0", "4").endsWith("calendar-0");
        }
    }

    @Test
    void aStepShowsTheEntryAndTheChangesByTimeBeforeIt() {
        JsonNode step = ok(RECORDED_LATE, "/replay/5").get("step");

        assertThat(step.get("previous").asString()).isEqualTo("4");
        assertThat(step.get("next").asString()).isEqualTo("calendar-0");
        assertThat(step.at("/facts/0/fact").asString()).isEqualTo("CommunicationAnswered");
        assertThat(step.at("/facts/0/occurredAt").asString()).isEqualTo("2024-06-25");
        assertThat(step.get("recordedAt").asString()).isEqualTo("2024-07-01T09:00:00-07:00");
        assertThat(strings(step.get("meanwhile"), "/because/says"))
                .containsExactly("Time passed. It was due before Thu, Jun 27, 2024, 12:00 a.m. PT.");
        assertThat(strings(step.get("changes"), "/says/0"))
                .containsExactly("met; before: overdue - no performance recorded");
        assertThat(ok(RECORDED_LATE, "/replay/calendar-0")
                        .at("/step/calendar/says")
                        .asString())
                .isEqualTo("The court is closed on Tue, Aug 6, 2024 (mourning).");
    }

    @Test
    void aStrikeWithItsReplacementIsOneStep() {
        JsonNode step = ok(REPLACED, "/replay/6").get("step");

        assertThat(strings(step.get("facts"), "/fact")).containsExactly("EntryStricken", "CommunicationAnswered");
        assertThat(strings(step.get("changes"), "/says/0")).containsExactly("met; before: late by 2 days");
        assertThat(strings(step.get("changes"), "/because/says"))
                .containsExactly(
                        "Entry 6 struck entry 5; Entry 7, \"Communication answered\" of Tue, Jun 25, 2024, took its place;"
                                + " recorded Tue, Jul 2, 2024, 9:00 a.m. PT.");
        assertThat(ok(REPLACED, "/replay/7").get("step")).isEqualTo(step);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/obligations?asOf=2024-06-24",
                "/obligations/" + ANSWER + "?knownAt=2024-06-24",
                "/trail?asOf=2024-06-24",
                "/trail?asOf=2024-06-24&reading=SHOWN_AT_THE_TIME",
                "/indicators?asOf=2024-06-24",
                "/difference?fromAsOf=2024-06-24",
                "/replay",
                "/replay/0"
            })
    void reportsAViewThatCannotBeEvaluated(String address) {
        JsonNode problem = read("/api/v1/cases/" + BROKEN + address, 503);

        assertThat(problem.get("type").asString()).isEqualTo("/problems/not-evaluated");
        assertThat(problem.get("field").asString()).isEqualTo("caseId");
        assertThat(problem.get("detail").asString())
                .startsWith("The record of this case is safe")
                .doesNotContain("zzzz");
    }

    @Test
    void pagesReportAViewThatCannotBeEvaluated() {
        assertThat(page(BROKEN, "/trail?asOf=2024-06-24", 503)).contains("The record of this case is safe");
    }

    @ParameterizedTest(name = "{0} has a bad {1}: {2} {3}")
    @CsvSource(textBlock = """
            /difference,                                   fromAsOf,    400, malformed-parameter
            /difference?asOf=2024-06-24,                   fromAsOf,    400, malformed-parameter
            /difference?fromAsOf=yesterday,                fromAsOf,    400, malformed-parameter
            /difference?fromKnownAt=2024-13-01,            fromKnownAt, 400, malformed-parameter
            /difference?fromAsOf=2024-06-24&knownAt=x,     knownAt,     400, malformed-parameter
            /difference?from=2024-06-24,                   from,        400, unknown-parameter
            /replay?limit=0,                               limit,       400, malformed-parameter
            /replay?cursor=abc,                            cursor,      400, malformed-parameter
            /replay?asOf=2024-06-24,                       asOf,        400, unknown-parameter
            /replay/99,                                    step,        404, not-found
            /replay/calendar-7,                            step,        404, not-found
            /replay/first,                                 step,        400, malformed-parameter
            """)
    void problemsNameTheBadParameter(String address, String field, int status, String type) {
        JsonNode problem = read("/api/v1/cases/" + STRUCK + address, status);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + type);
        assertThat(problem.get("field").asString()).isEqualTo(field);
    }

    private static void apply(JsonNode changes, Map<String, String> statuses) {
        for (JsonNode change : changes) {
            String id = change.get("obligation").asString();
            assertThat(change.at("/before/wording").asString("-")).isEqualTo(statuses.getOrDefault(id, "-"));
            assertThat(change.get("says").size()).isPositive();
            if (change.has("after")) {
                statuses.put(id, change.at("/after/wording").asString());
            } else {
                statuses.remove(id);
            }
        }
    }

    private static JsonNode differing(JsonNode difference, String obligation) {
        return difference
                .get("obligations")
                .valueStream()
                .filter(one -> one.get("obligation").asString().equals(obligation))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> strings(JsonNode lines, String at) {
        return lines.valueStream().map(line -> line.at(at).asString("")).toList();
    }

    private static Fact answered(String on) {
        return ConferenceCase.answered(on);
    }

    private static Fact strike(long entry, @Nullable Long replacedBy) {
        return new EntryStricken(
                Circumstances.at(CourtTime.of("2024-07-02")), entry, "the day was misread", "the clerk", replacedBy);
    }

    private static Fact extended(@Nullable LocalDate countsFromOn) {
        return new DeadlineExtended(
                Circumstances.at(CourtTime.of("2024-07-02"), Channel.FILED),
                new TermRef(ORDER, TermId.of("answer-latest-communication")),
                null,
                null,
                List.of(),
                CourtTime.of("2024-07-10"),
                null,
                ExtensionBasis.ORDER,
                countsFromOn);
    }

    private void awaitAll() {
        CASES.values().forEach(id -> ok(id, "?after=" + new ReadToken(id.value(), recorder.lastSequence(id))));
        ok(STRUCK, "?after=" + new ReadToken("calendar-cand", 0));
    }

    private JsonNode ok(CaseId caseId, String address) {
        return read("/api/v1/cases/" + caseId + address, 200);
    }

    private JsonNode read(String address, int status) {
        return JsonMapper.builder().build().readTree(body(address, status));
    }

    private String page(CaseId caseId, String address, int status) {
        return body("/cases/" + caseId + address, status);
    }

    private String body(String address, int status) {
        try {
            var response =
                    http.perform(get(address).with(user("reader"))).andReturn().getResponse();
            String body = response.getContentAsString(StandardCharsets.UTF_8);
            assertThat(response.getStatus()).as(body).isEqualTo(status);
            return body;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
