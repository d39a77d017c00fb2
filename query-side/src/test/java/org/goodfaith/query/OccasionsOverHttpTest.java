package org.goodfaith.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CAND;
import static org.goodfaith.query.ConferenceCase.CONFERENCE;
import static org.goodfaith.query.ConferenceCase.DEFENDANT;
import static org.goodfaith.query.ConferenceCase.ORDER;
import static org.goodfaith.query.ConferenceCase.PLAINTIFF;
import static org.goodfaith.query.Waiting.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.Actors;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.SettlementConferenceHeld;
import org.goodfaith.events.Side;
import org.goodfaith.orders.Term;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests a case in its second round over HTTP: a conference was held on March 10, 2026, and a later order on the same
 * form sets a further conference for January 12, 2027.
 */
@QuerySideTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OccasionsOverHttpTest {

    private static final CaseId CASE = CaseId.of("cand-26-cv-90001");
    private static final String OBLIGATIONS = "/api/v1/cases/" + CASE + "/obligations";
    private static final String REBUILD = "/api/v1/operations/rebuilds/cases";
    private static final OrderId FURTHER = OrderId.of("ecf-40");
    private static final String FORM = """
            [{"id":"demand","title":"Serve a demand","modality":"MUST",
              "owedBy":{"who":"PLAINTIFFS","how":"EACH","actor":"PARTY"},"trigger":{"kind":"order"},
              "due":[{"id":"only","label":"as written","byDefault":true,
                "due":{"kind":"counted","amount":14,"unit":"DAYS","direction":"BEFORE",
                       "from":{"kind":"event","event":"settlement-conference"}}}],
              "performedBy":[{"fact":"DemandServed"}],
              "endedBy":[{"kind":"event-held","event":"settlement-conference"}],"visibility":"PARTIES",
              "citation":{"where":"p. 2, lines 1-3","quotation":"a written demand at least 14 days before"}},
             {"id":"attend","title":"Attend the conference","modality":"MUST",
              "owedBy":{"who":"ALL","how":"EACH","actor":"PARTY"},"trigger":{"kind":"order"},
              "due":[{"id":"only","label":"as written","byDefault":true,
                "due":{"kind":"event-day","event":"settlement-conference"}}],
              "performedBy":[{"fact":"AttendanceRecorded","event":"settlement-conference"}],
              "endedBy":[{"kind":"event-held","event":"settlement-conference"}],"visibility":"PARTIES",
              "citation":{"where":"p. 2, lines 4-5","quotation":"shall attend in person"}}]
            """;

    @Autowired
    private MockMvc http;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    private ReadToken last = new ReadToken(CASE.value(), 0);

    @BeforeAll
    void record() {
        var at = Circumstances.at(CourtTime.of("2026-01-20"));
        clock.set("2026-01-20T20:00:00Z");
        recorder.record(
                CASE,
                new CaseOpened(at, CASE, CAND, "26-cv-90001", "Sample v. Example", List.of(), true),
                new PartyJoined(at, PLAINTIFF, "Sample, Inc.", Side.PLAINTIFF, PartyKind.ORGANIZATION, null),
                new PartyJoined(at, DEFENDANT, "Example LLC", Side.DEFENDANT, PartyKind.ORGANIZATION, null),
                ordered(ORDER, "2026-01-20"),
                set("2026-01-20", "2026-03-10T09:00", ORDER));
        clock.set("2026-03-11T20:00:00Z");
        recorder.record(
                CASE,
                new SettlementConferenceHeld(Circumstances.at(CourtTime.of("2026-03-10")), CONFERENCE),
                new AttendanceRecorded(
                        Circumstances.at(CourtTime.of("2026-03-10")), Actors.of(PLAINTIFF), CONFERENCE, null, null));
        clock.set("2026-11-16T20:00:00Z");
        last = recorder.record(CASE, ordered(FURTHER, "2026-11-16"), set("2026-11-16", "2027-01-12T11:00", FURTHER));
        clock.set("2026-11-30T20:00:00Z");
    }

    @Test
    void firstRoundStaysAsItWasAtEveryViewpointAndAfterARebuild() {
        List<String> now = List.of(
                "ecf-21/demand/plaintiff-1 UNPERFORMED 2026-02-24",
                "ecf-21/attend/plaintiff-1 MET 2026-03-10",
                "ecf-21/attend/defendant-1 UNPERFORMED 2026-03-10",
                "ecf-40/demand/plaintiff-1 OPEN 2026-12-29",
                "ecf-40/attend/plaintiff-1 OPEN 2027-01-12",
                "ecf-40/attend/defendant-1 OPEN 2027-01-12");
        assertThat(shown("&asOf=2026-03-09"))
                .containsExactly(
                        "ecf-21/demand/plaintiff-1 OVERDUE 2026-02-24",
                        "ecf-21/attend/plaintiff-1 OPEN 2026-03-10",
                        "ecf-21/attend/defendant-1 OPEN 2026-03-10");
        assertThat(shown("&asOf=2026-06-01")).containsExactlyElementsOf(now.subList(0, 3));
        assertThat(shown("")).containsExactlyElementsOf(now);
        String bytes = text(get(OBLIGATIONS + "?after=" + last));
        String page = text(get("/cases/" + CASE).accept(MediaType.TEXT_HTML));
        assertThat(page)
                .contains("Serve a demand", "Attend the conference, settlement conference of Tue, Jan 12, 2027");

        answer(post(REBUILD));
        awaitStage("BUILT");
        answer(post(REBUILD + "/switch"));
        awaitStage("SWITCHED");

        assertThat(text(get(OBLIGATIONS + "?after=" + last))).isEqualTo(bytes);
    }

    @Test
    void firstRoundStaysAsItWasWhereNobodyRecordedThatItWasHeld() {
        var byOrder = CaseId.of("cand-26-cv-90002");
        var byReschedule = CaseId.of("cand-26-cv-90003");
        List<String> firstRound = List.of(
                "ecf-21/demand/plaintiff-1 UNPERFORMED 2026-02-24",
                "ecf-21/attend/plaintiff-1 MET 2026-03-10",
                "ecf-21/attend/defendant-1 UNPERFORMED 2026-03-10");
        ReadToken afterOrder = recordUnheld(
                byOrder, "26-cv-90002", ordered(FURTHER, "2026-11-16"), set("2026-11-16", "2027-01-12T11:00", FURTHER));
        ReadToken afterReschedule = recordUnheld(
                byReschedule,
                "26-cv-90003",
                new EventRescheduled(
                        Circumstances.at(CourtTime.of("2026-11-16")),
                        CONFERENCE,
                        CourtTime.of("2027-01-12T11:00"),
                        null,
                        "continued"));

        assertThat(shown(byOrder, afterOrder, "&asOf=2026-03-09"))
                .containsExactly(
                        "ecf-21/demand/plaintiff-1 OVERDUE 2026-02-24",
                        "ecf-21/attend/plaintiff-1 OPEN 2026-03-10",
                        "ecf-21/attend/defendant-1 OPEN 2026-03-10");
        assertThat(shown(byOrder, afterOrder, "&asOf=2026-06-01")).containsExactlyElementsOf(firstRound);
        assertThat(shown(byOrder, afterOrder, ""))
                .startsWith(firstRound.toArray(String[]::new))
                .contains("ecf-40/demand/plaintiff-1 OPEN 2026-12-29", "ecf-40/attend/defendant-1 OPEN 2027-01-12")
                .hasSize(6);
        assertThat(shown(byReschedule, afterReschedule, "&asOf=2026-06-01")).containsExactlyElementsOf(firstRound);
        assertThat(shown(byReschedule, afterReschedule, ""))
                .containsAll(firstRound)
                .contains(
                        "ecf-21/demand/plaintiff-1/occasion-2 OPEN 2026-12-29",
                        "ecf-21/attend/plaintiff-1/occasion-2 OPEN 2027-01-12",
                        "ecf-21/attend/defendant-1/occasion-2 OPEN 2027-01-12")
                .hasSize(6);
    }

    @Test
    void listsShowNothingOfTheFirstRoundAsOverdueOrOfTheSecondAsDone() {
        shown("");
        assertThat(text(get("/api/v1/overdue"))).doesNotContain(CASE.value());
        assertThat(text(get("/api/v1/due?within=60d")))
                .contains("Serve a demand, settlement conference of Tue, Jan 12, 2027");
    }

    @Test
    void caseShowsBothOccasions() {
        JsonNode conference =
                answer(get("/api/v1/cases/" + CASE + "?after=" + last)).at("/case/events/0");

        assertThat(conference.at("/at").asString()).isEqualTo("2027-01-12T11:00");
        assertThat(conference.at("/occasions/0/heldOn").asString()).isEqualTo("2026-03-10");
        assertThat(conference.at("/occasions/1/id").asString()).isEqualTo("settlement-conference/2");
        assertThat(conference.at("/occasions/1/order").asString()).isEqualTo("ecf-40");
    }

    /** Records a conference of March 10 that only the plaintiff's attendance shows to have taken place. */
    private ReadToken recordUnheld(CaseId caseId, String docketNumber, Fact... further) {
        var at = Circumstances.at(CourtTime.of("2026-01-20"));
        var day = Circumstances.at(CourtTime.of("2026-03-10"));
        recorder.record(
                caseId,
                new CaseOpened(at, caseId, CAND, docketNumber, "Sample v. Example", List.of(), true),
                new PartyJoined(at, PLAINTIFF, "Sample, Inc.", Side.PLAINTIFF, PartyKind.ORGANIZATION, null),
                new PartyJoined(at, DEFENDANT, "Example LLC", Side.DEFENDANT, PartyKind.ORGANIZATION, null),
                ordered(ORDER, "2026-01-20"),
                set("2026-01-20", "2026-03-10T09:00", ORDER),
                new AttendanceRecorded(day, Actors.of(PLAINTIFF), CONFERENCE, null, null));
        return recorder.record(caseId, further);
    }

    private List<String> shown(String viewpoint) {
        return shown(CASE, last, viewpoint);
    }

    private List<String> shown(CaseId caseId, ReadToken after, String viewpoint) {
        var shown = new ArrayList<String>();
        for (JsonNode obligation : answer(get("/api/v1/cases/" + caseId + "/obligations?after=" + after + viewpoint))
                .at("/obligations")) {
            shown.add(obligation.at("/id").asString() + " "
                    + obligation.at("/status").asString() + " "
                    + obligation.at("/due/on").asString());
        }
        return shown;
    }

    private void awaitStage(String stage) {
        await().until(
                        () -> answer(get(REBUILD)),
                        seen -> seen.at("/stage").asString().equals(stage)
                                && !seen.at("/underWay").asBoolean());
    }

    private JsonNode answer(MockHttpServletRequestBuilder request) {
        return JsonMapper.shared().readTree(text(request.contentType(MediaType.APPLICATION_JSON)));
    }

    private String text(MockHttpServletRequestBuilder request) {
        try {
            return http.perform(request.with(user("operator")))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Fact ordered(OrderId order, String on) {
        return new OrderEntered(
                Circumstances.at(CourtTime.of(on)),
                order,
                "Settlement Conference Order",
                LocalDate.parse(on),
                null,
                "JZB",
                null,
                List.of(JsonMapper.builder().build().readValue(FORM, Term[].class)),
                List.of(),
                List.of(),
                null);
    }

    private static Fact set(String on, String at, OrderId order) {
        return new EventScheduled(
                Circumstances.at(CourtTime.of(on)),
                CONFERENCE,
                EventKind.SETTLEMENT_CONFERENCE,
                CourtTime.of(at),
                null,
                order);
    }
}
