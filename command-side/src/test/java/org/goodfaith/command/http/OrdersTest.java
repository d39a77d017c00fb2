package org.goodfaith.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.goodfaith.command.http.CommandApi.Answer;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.OrderEntered;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Orders over HTTP on Friday, August 30, 2024: dry runs, templates and inline terms. */
@ServerTest
class OrdersTest {

    static final String FROM_TEMPLATE = """
            {"circumstances":{"occurredAt":"2024-06-05","docketEntry":21},"order":"ecf-21","datedOn":"2024-06-05",
             "judge":"ABC","template":"cand-settlement-conference",
             "parameters":{"answerDueOn":"2024-06-26","agendaDueOn":"2024-07-17",
              "preSettlementMeetingAt":"2024-07-31T10:30","settlementConferenceAt":"2024-08-20T10:00"}}
            """;

    private static final String MOVE = """
            {"circumstances":{"occurredAt":"2024-08-01"},"to":"2024-09-10T10:00","reason":"counsel's trial"}
            """;

    private static final String INLINE = """
            {"circumstances":{"occurredAt":"2024-06-05"},"order":"ecf-30","title":"Order on a status report",
             "datedOn":"2024-06-05","judge":"ABC",
             "terms":[{"id":"status-report","title":"File a status report","modality":"MUST",
              "owedBy":{"who":"ALL","how":"JOINTLY","actor":"COUNSEL"},"trigger":{"kind":"order"},
              "due":[{"id":"only","label":"as written","byDefault":true,
                      "due":{"kind":"fixed","on":"2024-09-15"}}],
              "performedBy":[{"fact":"PerformanceRecorded"}],"endedBy":[],"visibility":"PUBLIC",
              "citation":{"where":"p. 1","quotation":"shall file a joint status report by September 15, 2024"}}]}
            """;

    @Autowired
    private CommandApi api;

    @Test
    void areEnteredFromATemplateWithTheirEvents() {
        String caseId = api.openCase("24-cv-00701");
        Answer answer = api.post("/api/v1/cases/" + caseId + "/orders", FROM_TEMPLATE);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.body().path("eventIds").size()).isEqualTo(3);
        assertThat(api.factsOf(caseId).get(3)).isInstanceOfSatisfying(OrderEntered.class, order -> {
            assertThat(order.terms()).hasSize(17);
            assertThat(order.template()).isNotNull();
        });
        assertThat(api.factsOf(caseId))
                .filteredOn(EventScheduled.class::isInstance)
                .hasSize(2);
    }

    @Test
    void showTheirScheduleInADryRun() {
        String caseId = api.openCase("24-cv-00702");
        long before = api.recorded();
        Answer answer = api.post("/api/v1/cases/" + caseId + "/orders?dryRun=true", FROM_TEMPLATE);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(dueDays(answer.body().path("obligations")))
                .contains(
                        "answer-latest-communication 2024-06-26",
                        "joint-agenda 2024-07-17",
                        "preregister-meeting 2024-07-24",
                        "serve-demand 2024-08-06",
                        "conference-statement 2024-08-06",
                        "request-excusal 2024-08-06",
                        "preregister-conference 2024-08-13");
        assertThat(answer.body().path("obligations"))
                .allSatisfy(
                        duty -> assertThat(duty.path("quotation").asString()).isNotBlank());
        assertThat(answer.body().findValues("explanation").stream()
                        .anyMatch(steps -> steps.toString().contains("6(a)")))
                .isTrue();
        assertThat(answer.body().path("warnings"))
                .anySatisfy(
                        warning -> assertThat(warning.path("kind").asString()).isEqualTo("event-past"));
        assertThat(api.recorded()).isEqualTo(before);
    }

    @Test
    void areRefusedInADryRunLikeInARecording() {
        String caseId = api.openCase("24-cv-00703");
        api.post("/api/v1/cases/" + caseId + "/orders", FROM_TEMPLATE);
        Answer answer = api.post("/api/v1/cases/" + caseId + "/orders?dryRun=true", FROM_TEMPLATE);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.type()).isEqualTo("/problems/order-already-entered");
    }

    @Test
    void moveOnlyTheDueDatesCountedFromARescheduledEvent() {
        String caseId = api.openCase("24-cv-00704");
        api.post("/api/v1/cases/" + caseId + "/orders", FROM_TEMPLATE);
        long before = api.recorded();
        String path = "/api/v1/cases/" + caseId + "/events/settlement-conference/reschedule";
        String body = """
                {"circumstances":{"occurredAt":"2024-08-01"},"to":"2024-09-10T10:00","reason":"counsel's trial"}
                """;
        Answer dry = api.post(path + "?dryRun=true", body);

        assertThat(dry.status()).as(dry.body().toString()).isEqualTo(200);
        assertThat(dry.body().path("from").asString()).isEqualTo("2024-08-20T10:00");
        assertThat(dry.body().path("to").asString()).isEqualTo("2024-09-10T10:00");
        assertThat(terms(dry.body().path("moved")))
                .contains("serve-demand", "conference-statement", "preregister-conference", "settlement-discovery")
                .doesNotContain("joint-agenda", "answer-latest-communication", "preregister-meeting");
        assertThat(dry.body().path("moved")).anySatisfy(move -> {
            assertThat(move.path("term").asString()).isEqualTo("serve-demand");
            assertThat(move.path("fromOn").asString()).isEqualTo("2024-08-06");
            assertThat(move.path("toOn").asString()).isEqualTo("2024-08-27");
            assertThat(move.path("explanation").size()).isPositive();
        });
        assertThat(api.recorded()).isEqualTo(before);
        assertThat(api.post(path, body).status()).isEqualTo(201);
        assertThat(api.recorded()).isEqualTo(before + 1);
    }

    @Test
    void rescheduleTheEventsOfSupersededOrders() {
        String caseId = api.openCase("24-cv-00708");
        String orders = "/api/v1/cases/" + caseId + "/orders";
        api.post(orders, FROM_TEMPLATE);
        String amended = FROM_TEMPLATE
                .replace("\"occurredAt\":\"2024-06-05\",\"docketEntry\":21", "\"occurredAt\":\"2024-07-22\"")
                .replace("\"order\":\"ecf-21\"", "\"order\":\"ecf-30\",\"supersedesOrders\":[\"ecf-21\"]")
                .replace("\"datedOn\":\"2024-06-05\"", "\"datedOn\":\"2024-07-22\"")
                .replace("2024-08-20T10:00", "2024-09-24T10:00");
        Answer dry = api.post(orders + "?dryRun=true", amended);

        assertThat(dry.status()).as(dry.body().toString()).isEqualTo(200);
        assertThat(dueDays(dry.body().path("obligations"))).contains("serve-demand 2024-09-10");
        Answer answer = api.post(orders, amended);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.body().path("eventIds").size()).isEqualTo(3);
        assertThat(api.post("/api/v1/cases/" + caseId + "/events/settlement-conference/reschedule?dryRun=true", MOVE)
                        .body()
                        .path("from")
                        .asString())
                .isEqualTo("2024-09-24T10:00");
    }

    @Test
    void canBeEnteredAgainAfterTheyWereStruck() {
        String caseId = api.openCase("24-cv-00709");
        String orders = "/api/v1/cases/" + caseId + "/orders";
        api.post(orders, FROM_TEMPLATE);
        Answer struck = api.post("/api/v1/cases/" + caseId + "/entries/3/strike", "{\"reason\":\"of another case\"}");

        assertThat(struck.status()).as(struck.body().toString()).isEqualTo(201);
        assertThat(struck.body().path("eventIds").size()).isEqualTo(3);
        assertThat(struck.body().path("sequence").asInt()).isEqualTo(8);
        Answer again = api.post(orders, FROM_TEMPLATE);
        assertThat(again.status()).as(again.body().toString()).isEqualTo(201);
        assertThat(again.body().path("eventIds").size()).isEqualTo(3);
    }

    @Test
    void orderReschedulingsOfOneDayByTime() {
        String caseId = api.openCase("24-cv-00710");
        api.post("/api/v1/cases/" + caseId + "/orders", FROM_TEMPLATE);
        String path = "/api/v1/cases/" + caseId + "/events/settlement-conference/reschedule";
        api.post(path, MOVE.replace("2024-08-01", "2024-08-01T15:00").replace("2024-09-10", "2024-09-12"));
        api.post(path, MOVE.replace("2024-08-01", "2024-08-01T09:00"));

        assertThat(api.post(path + "?dryRun=true", MOVE.replace("2024-08-01", "2024-08-02"))
                        .body()
                        .path("from")
                        .asString())
                .isEqualTo("2024-09-12T10:00");
    }

    @Test
    void areEnteredWithTheirOwnTerms() {
        String caseId = api.openCase("24-cv-00705");
        Answer answer = api.post("/api/v1/cases/" + caseId + "/orders", INLINE);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.body().path("warnings"))
                .anySatisfy(
                        warning -> assertThat(warning.path("kind").asString()).isEqualTo("due-on-closed-day"));
    }

    @Test
    void reportAllFaultsOfTheirTerms() {
        String caseId = api.openCase("24-cv-00706");
        long before = api.recorded();
        Answer answer = api.post(
                "/api/v1/cases/" + caseId + "/orders",
                INLINE.replace("\"PerformanceRecorded\"", "\"ReportSent\"").replace("\"2024-09-15\"", "\"soon\""));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.type()).isEqualTo("/problems/malformed-order");
        assertThat(answer.field()).startsWith("terms[0]");
        assertThat(answer.body().path("faults").size()).isPositive();
        assertThat(api.recorded()).isEqualTo(before);
    }

    @Test
    void reportTheFaultyParameter() {
        String caseId = api.openCase("24-cv-00707");
        Answer answer =
                api.post("/api/v1/cases/" + caseId + "/orders", FROM_TEMPLATE.replace("2024-07-17", "2024-07-32"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field()).isEqualTo("parameters.agendaDueOn");

        Answer unknown = api.post(
                "/api/v1/cases/" + caseId + "/orders",
                FROM_TEMPLATE.replace("cand-settlement-conference", "no-such-template"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.field()).isEqualTo("template");

        Answer neither = api.post("/api/v1/cases/" + caseId + "/orders", """
                {"circumstances":{"occurredAt":"2024-06-05"},"order":"o","datedOn":"2024-06-05","judge":"ABC"}
                """);
        assertThat(neither.status()).isEqualTo(400);
        assertThat(neither.field()).isEqualTo("template");
    }

    @Test
    void needAnOpenCase() {
        Answer answer = api.post("/api/v1/cases/cand-24-cv-66666/orders", FROM_TEMPLATE);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo("/problems/unknown-case");
    }

    private static Set<String> dueDays(JsonNode obligations) {
        return obligations
                .valueStream()
                .map(duty ->
                        duty.path("term").asString() + " " + duty.path("dueOn").asString("undated"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> terms(JsonNode moves) {
        return moves.valueStream().map(move -> move.path("term").asString()).collect(Collectors.toSet());
    }
}
