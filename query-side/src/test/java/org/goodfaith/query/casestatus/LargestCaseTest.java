package org.goodfaith.query.casestatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Limits;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.Side;
import org.goodfaith.orders.Term;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySideTest;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.Waiting;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.rulebook.status.ObligationCount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows the largest case that the command side accepts, and sets a larger one aside, without harm to other cases. */
@QuerySideTest
@Tag("slow")
class LargestCaseTest {

    private static final CaseId LARGEST = CaseId.of("cand-24-cv-00301");
    private static final CaseId TOO_LARGE = CaseId.of("cand-24-cv-00302");
    private static final String REBUILD = "/api/v1/operations/rebuilds/cases";

    /** With so many parties, the statuses of all terms are more than an evaluation keeps. */
    private static final int TOO_MANY_PARTIES = 510;

    @Autowired
    private MockMvc http;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @Autowired
    private CaseReader reader;

    @Autowired
    private ReadYourWrites arrivals;

    @Autowired
    private JdbcClient sql;

    @Test
    void theLargestCaseIsShownAndRebuiltAndALargerOneHarmsNobody() throws Exception {
        clock.set("2024-07-03T16:00:00Z");
        Fact[] facts = caseOf(LARGEST, Limits.OBLIGATIONS_PER_CASE_MAX / Limits.TERMS_MAX);
        assertThat(ObligationCount.of(List.of(facts).stream())).isEqualTo(Limits.OBLIGATIONS_PER_CASE_MAX);

        arrivals.await(recorder.record(LARGEST, facts));
        arrivals.await(recorder.record(TOO_LARGE, caseOf(TOO_LARGE, TOO_MANY_PARTIES)));
        arrivals.await(recorder.record(ConferenceCase.CASE, ConferenceCase.orderEntered()));

        assertThat(obligations(LARGEST)).isEqualTo(Limits.OBLIGATIONS_PER_CASE_MAX);
        assertThat(obligations(ConferenceCase.CASE)).isPositive();
        assertThat(answer(get("/cases/" + LARGEST).accept("text/html")).getStatus())
                .isEqualTo(200);
        assertThat(sql.sql("SELECT record_id || ': ' || cause FROM case_failure")
                        .query(String.class)
                        .list())
                .containsExactly(TOO_LARGE + ": The case is too large to evaluate.");
        MockHttpServletResponse past =
                answer(get("/api/v1/cases/" + TOO_LARGE + "/obligations").param("asOf", "2024-07-01"));
        assertThat(past.getStatus()).isEqualTo(503);
        assertThat(past.getContentAsString()).contains("/problems/not-evaluated", "too large for this answer");
        assertThat(past.getHeader("Retry-After")).as("a retry changes nothing").isNull();

        String digest = digest();
        answer(post(REBUILD).contentType(MediaType.APPLICATION_JSON));
        JsonNode built = Waiting.await()
                .until(this::rebuild, stage -> stage.at("/stage").asString().equals("BUILT"));
        assertThat(built.at("/different").asLong()).as(built.toString()).isZero();
        answer(post(REBUILD + "/switch").contentType(MediaType.APPLICATION_JSON));
        assertThat(digest()).isEqualTo(digest);
        assertThat(obligations(LARGEST)).isEqualTo(Limits.OBLIGATIONS_PER_CASE_MAX);
    }

    private int obligations(CaseId caseId) {
        return reader.read(
                caseId, ViewpointQuery.now(), shown -> shown.obligations().size());
    }

    private String digest() {
        return sql.sql("SELECT case_digest(?)")
                .param(LARGEST.value())
                .query(String.class)
                .single();
    }

    private JsonNode rebuild() {
        try {
            return JsonMapper.shared().readTree(answer(get(REBUILD)).getContentAsString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(user("operator"))).andReturn().getResponse();
    }

    private static Fact[] caseOf(CaseId caseId, int parties) {
        var day = CourtTime.on(LocalDate.of(2024, 6, 5));
        var facts = new ArrayList<Fact>();
        facts.add(opened(caseId));
        for (int i = 1; i <= parties; i++) {
            facts.add(new PartyJoined(
                    Circumstances.at(day),
                    PartyId.of("plaintiff-" + i),
                    "Plaintiff " + i,
                    Side.PLAINTIFF,
                    PartyKind.NATURAL_PERSON,
                    null));
        }
        facts.add(new OrderEntered(
                Circumstances.at(day, Channel.FILED),
                OrderId.of("ecf-21"),
                "Order",
                day.on(),
                day.on(),
                "JZB",
                null,
                IntStream.rangeClosed(1, Limits.TERMS_MAX)
                        .mapToObj(LargestCaseTest::term)
                        .toList(),
                List.of(),
                List.of(),
                null));
        return facts.toArray(Fact[]::new);
    }

    private static CaseOpened opened(CaseId caseId) {
        return List.of(ConferenceCase.orderEntered(caseId, caseId.value().substring("cand-".length()), "A v. B"))
                .stream()
                .filter(CaseOpened.class::isInstance)
                .map(CaseOpened.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Term term(int number) {
        return JsonMapper.builder().build().readValue("""
                {"id":"term-%d","title":"File report %d","modality":"MUST",
                 "owedBy":{"who":"PLAINTIFFS","how":"EACH","actor":"PARTY"},"trigger":{"kind":"order"},
                 "due":[{"id":"only","label":"as written","byDefault":true,
                         "due":{"kind":"counted","amount":%d,"unit":"DAYS","direction":"AFTER",
                                "from":{"kind":"order-dated"}}}],
                 "performedBy":[{"fact":"PerformanceRecorded"}],"endedBy":[],"visibility":"PUBLIC",
                 "citation":{"where":"p. 1","quotation":"shall file"}}""".formatted(number, number, 14 + number), Term.class);
    }
}
