package org.goodfaith.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.goodfaith.command.http.CommandApi.Answer;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.Side;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Dry runs show the changes, refuse like a recording, and record nothing. */
@ServerTest
class DryRunTest {

    private static final String DEMAND = """
            {"circumstances":{"occurredAt":"2024-08-06","channel":"SERVED"},
             "actors":{"onBehalfOf":["plaintiff-1"],"to":["defendant-1"]},"offer":"demand-1","inWriting":true}
            """;

    private static final int ORDERS = 4;

    private static final int TERMS = 50;

    /** With so many parties, the statuses of the terms of all orders are more than an evaluation keeps. */
    private static final int TOO_MANY_PARTIES = 510;

    @Autowired
    private CommandApi api;

    @Test
    void showsTheChangesOfAFactAndRecordsNothing() {
        String caseId = caseWithAnOrder("24-cv-00951");
        long before = api.recorded();

        Answer dryRun = api.post(facts(caseId, "DemandServed") + "?dryRun=true", DEMAND);

        assertThat(dryRun.status()).isEqualTo(200);
        assertThat(dryRun.body().path("entries").path(0).asString()).isEqualTo("DemandServed");
        JsonNode served = change(dryRun, "ecf-21/serve-demand/plaintiff-1");
        assertThat(served.path("before").path("status").asString()).isEqualTo("OVERDUE");
        assertThat(served.path("after").path("status").asString()).isEqualTo("MET");
        assertThat(served.path("before").path("dueOn").asString()).isEqualTo("2024-08-06");
        assertThat(change(dryRun, "ecf-21/respond-to-demand/defendant-1")
                        .path("before")
                        .path("status")
                        .asString())
                .isEqualTo("DORMANT");
        assertThat(dryRun.body().path("changes").valueStream())
                .noneMatch(change -> change.path("term").asString().equals("joint-agenda"));
        assertThat(api.recorded()).isEqualTo(before);
    }

    @Test
    void showsTheChangesOfAStrike() {
        String caseId = caseWithAnOrder("24-cv-00952");
        Answer recorded = api.post(facts(caseId, "DemandServed"), DEMAND);
        long before = api.recorded();

        Answer dryRun = api.post(
                "/api/v1/cases/" + caseId + "/entries/"
                        + recorded.body().path("sequence").asLong() + "/strike?dryRun=true",
                "{\"reason\":\"entered on the wrong case\"}");

        assertThat(dryRun.body().path("entries").path(0).asString()).isEqualTo("EntryStricken");
        assertThat(change(dryRun, "ecf-21/serve-demand/plaintiff-1")
                        .path("after")
                        .path("status")
                        .asString())
                .isEqualTo("OVERDUE");
        assertThat(api.recorded()).isEqualTo(before);
    }

    @Test
    void showsTheDaysAClosureClosesOrOpens() {
        String closures = "/api/v1/courts/caed/closures";
        String storm = """
                {"closure":"storm","fromOn":"2025-07-03","untilOn":"2025-07-05","kind":"OFFICE_INACCESSIBLE",
                 "contested":false,"authority":"Notice of the clerk"}
                """;
        long before = api.recorded();

        Answer dryRun = api.post(closures + "?dryRun=true", storm);

        assertThat(dryRun.status()).isEqualTo(200);
        assertThat(dryRun.body().path("entries").path(0).asString()).isEqualTo("ClosureProclaimed");
        assertThat(dryRun.body().path("days").valueStream().map(JsonNode::toString))
                .containsExactly(
                        "{\"on\":\"2025-07-03\",\"closedAnyway\":[]}",
                        "{\"on\":\"2025-07-04\",\"closedAnyway\":[\"Independence Day\"]}",
                        "{\"on\":\"2025-07-05\",\"closedAnyway\":[\"a Saturday\"]}");
        assertThat(api.recorded()).isEqualTo(before);
        assertThat(api.post(closures + "/storm/withdraw?dryRun=true", "{\"reason\":\"none\"}")
                        .status())
                .isEqualTo(404);

        api.post(closures, storm);
        Answer again = api.post(closures + "?dryRun=true", storm);
        assertThat(again.body()).isEqualTo(api.post(closures, storm).body());
        assertThat(again.body().path("type").asString()).isEqualTo("/problems/closure-name-taken");
        Answer withdrawn = api.post(closures + "/storm/withdraw?dryRun=true", "{\"reason\":\"none\"}");
        assertThat(withdrawn.body().path("entries").path(0).asString()).isEqualTo("ClosureWithdrawn");
        assertThat(withdrawn.body().path("days")).isEqualTo(dryRun.body().path("days"));
        assertThat(api.recorded()).isEqualTo(before + 1);
    }

    @Test
    void warnsAndRefusesLikeRecording() {
        String caseId = caseWithAnOrder("24-cv-00953");
        String answered =
                "{\"circumstances\":{\"occurredAt\":\"2024-06-26\"},\"actors\":{\"onBehalfOf\":[\"defendant-1\"]}}";
        api.post(facts(caseId, "CommunicationAnswered"), answered);

        Answer twice = api.post(facts(caseId, "CommunicationAnswered") + "?dryRun=true", answered);
        assertThat(twice.body().path("warnings").path(0).path("kind").asString())
                .isEqualTo("likely-duplicate");
        String stranger = answered.replace("defendant-1", "stranger");
        assertThat(api.post(facts(caseId, "CommunicationAnswered") + "?dryRun=true", stranger)
                        .body())
                .isEqualTo(api.post(facts(caseId, "CommunicationAnswered"), stranger)
                        .body());
        assertThat(api.post(facts("cand-24-cv-99999", "CommunicationAnswered") + "?dryRun=true", answered)
                        .type())
                .isEqualTo("/problems/unknown-case");
    }

    @Test
    void doesNotUseUpTheIdempotencyKey() {
        String caseId = caseWithAnOrder("24-cv-00954");
        api.post(facts(caseId, "DemandServed") + "?dryRun=true", DEMAND, "Idempotency-Key", "k");

        Answer recorded = api.post(facts(caseId, "DemandServed"), DEMAND, "Idempotency-Key", "k");

        assertThat(recorded.status()).isEqualTo(201);
    }

    @Test
    void returnsTheLastEntryOfTheCase() {
        String caseId = caseWithAnOrder("24-cv-00958");
        String last = Integer.toString(api.factsOf(caseId).size() - 1);
        Answer dryRun = api.post(facts(caseId, "DemandServed") + "?dryRun=true", DEMAND);

        assertThat(dryRun.body().path("lastEntry").asString()).isEqualTo(last);
        assertThat(api.post(facts(caseId, "DemandServed"), DEMAND, "If-Match", "\"" + last + "\"")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void warnsAboutUnlikelyDates() {
        String caseId = caseWithAnOrder("24-cv-00959");
        String moved = """
                {"circumstances":{"occurredAt":"2024-06-06"},"event":"settlement-conference","to":"%s","reason":"trial"}
                """;
        assertThat(kinds(caseId, "EventRescheduled", moved.formatted("2024-08-20T10:00")))
                .contains("date-unchanged");
        assertThat(kinds(caseId, "EventRescheduled", moved.formatted("2024-06-02")))
                .contains("date-before-order", "date-on-closed-day", "date-past");
        assertThat(kinds(caseId, "EventRescheduled", moved.formatted("2090-07-06T10:00")))
                .isEmpty();
    }

    @Test
    void warnsAboutAnExtensionThatDoesNotExtend() {
        String caseId = caseWithAnOrder("24-cv-00960");
        String extended = """
                {"circumstances":{"occurredAt":"2024-06-06"},"term":{"order":"ecf-21","term":"conference-statement"},
                 "dueAt":"%s","basis":"ORDER"}
                """;
        assertThat(kinds(caseId, "DeadlineExtended", extended.formatted("2024-08-06")))
                .containsExactly("date-past", "date-unchanged");
        assertThat(kinds(caseId, "DeadlineExtended", extended.formatted("2090-07-06")))
                .isEmpty();
    }

    private List<String> kinds(String caseId, String fact, String body) {
        Answer dryRun = api.post(facts(caseId, fact) + "?dryRun=true", body);
        assertThat(dryRun.status()).as(dryRun.body().toString()).isEqualTo(200);
        return dryRun.body()
                .path("warnings")
                .valueStream()
                .map(warning -> warning.path("kind").asString())
                .toList();
    }

    @Test
    void worksForTheOpeningOfACase() {
        String opening = """
                {"court":"cand","docketNumber":"24-cv-00955","caption":"Elm v. Fir","openedOn":"2024-02-01"}
                """;
        Answer dryRun = api.post("/api/v1/cases?dryRun=true", opening);

        assertThat(dryRun.body().path("entries").path(0).asString()).isEqualTo("CaseOpened");
        assertThat(api.factsOf("cand-24-cv-00955")).isEmpty();
        api.post("/api/v1/cases", opening);
        assertThat(api.post("/api/v1/cases?dryRun=true", opening).type()).isEqualTo("/problems/case-already-opened");
    }

    @Test
    void requiresTheDelegateRoleToActForAnother() {
        String caseId = caseWithAnOrder("24-cv-00956");
        long before = api.recorded();

        Answer refused = api.post(facts(caseId, "DemandServed"), DEMAND, "Acting-For", "judge");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("Acting-For");
        assertThat(api.recorded()).isEqualTo(before);
    }

    @Test
    void recordsOnBehalfOfAnotherForADelegate(@Autowired EventStore events) {
        String caseId = caseWithAnOrder("24-cv-00957");

        Answer recorded = api.post(
                facts(caseId, "DemandServed"),
                DEMAND,
                "Authorization",
                CommandApi.basic("delegate"),
                "Acting-For",
                "paralegal");

        assertThat(recorded.status()).isEqualTo(201);
        assertThat(events.readEvents(caseId).asStream().toList().getLast().getMetaData())
                .containsEntry("actor", "paralegal")
                .containsEntry("role", "DELEGATE");
    }

    /** A case that grew before the limits of obligations existed, or was imported past them. */
    @Test
    void saysThatACaseIsTooLargeAndStillRecordsTheStrikeThatMakesItSmaller(@Autowired EventStore events) {
        String caseId = api.openCase("24-cv-00978");
        String terms =
                IntStream.rangeClosed(1, TERMS).mapToObj("""
                        {"id":"term-%d","title":"Report","modality":"MUST",
                         "owedBy":{"who":"PLAINTIFFS","how":"EACH","actor":"PARTY"},"trigger":{"kind":"order"},
                         "due":[{"id":"only","label":"as written","byDefault":true,
                                 "due":{"kind":"fixed","on":"2024-07-01"}}],
                         "performedBy":[{"fact":"PerformanceRecorded"}],"endedBy":[],"visibility":"PUBLIC",
                         "citation":{"where":"p. 1","quotation":"shall report by July 1, 2024"}}"""::formatted).collect(Collectors.joining(",", "[", "]"));
        List<Long> orders = IntStream.rangeClosed(1, ORDERS)
                .mapToObj(i -> api.post("/api/v1/cases/" + caseId + "/orders", """
                        {"circumstances":{"occurredAt":"2024-06-05"},"order":"ecf-%d","title":"Order",
                         "datedOn":"2024-06-05","judge":"ABC","terms":%s}""".formatted(i, terms)))
                .map(entered -> entered.body().path("sequence").asLong())
                .toList();
        for (int i = 1; i <= TOO_MANY_PARTIES; i++) {
            events.publish(new GenericDomainEventMessage<>("Case", caseId, orders.getLast() + i, joined(i)));
        }
        String strike = "/api/v1/cases/" + caseId + "/entries/%d/strike";
        long before = api.recorded();

        Answer tooLarge =
                api.post(strike.formatted(orders.getFirst()) + "?dryRun=true", "{\"reason\":\"entered twice\"}");

        assertThat(tooLarge.status()).as(tooLarge.body()::toString).isEqualTo(503);
        assertThat(tooLarge.type()).isEqualTo("/problems/not-evaluated");
        assertThat(tooLarge.field()).isEqualTo("caseId");
        assertThat(tooLarge.body().path("detail").asString())
                .contains("too large", "Nothing was recorded", "without a dry run");
        assertThat(api.recorded()).isEqualTo(before);

        assertThat(orders)
                .allSatisfy(order -> assertThat(api.post(strike.formatted(order), "{\"reason\":\"entered twice\"}")
                                .status())
                        .isEqualTo(201));
        Answer small = api.post(facts(caseId, "CommunicationAnswered") + "?dryRun=true", """
                {"circumstances":{"occurredAt":"2024-06-26"},"actors":{"onBehalfOf":["defendant-1"]}}""");
        assertThat(small.status()).as(small.body()::toString).isEqualTo(200);
    }

    private static PartyJoined joined(int number) {
        return new PartyJoined(
                Circumstances.at(CourtTime.on(LocalDate.of(2024, 6, 5))),
                PartyId.of("plaintiff-" + (number + 1)),
                "Plaintiff " + number,
                Side.PLAINTIFF,
                PartyKind.NATURAL_PERSON,
                null);
    }

    private String caseWithAnOrder(String docketNumber) {
        String caseId = api.openCase(docketNumber);
        Answer entered = api.post("/api/v1/cases/" + caseId + "/orders", """
                {"circumstances":{"occurredAt":"2024-06-05","docketEntry":21},"order":"ecf-21","datedOn":"2024-06-05",
                 "judge":"ABC","template":"cand-settlement-conference",
                 "parameters":{"answerDueOn":"2024-06-26","agendaDueOn":"2024-07-17",
                  "preSettlementMeetingAt":"2024-07-31T10:30","settlementConferenceAt":"2024-08-20T10:00"}}
                """);
        assertThat(entered.status()).isEqualTo(201);
        return caseId;
    }

    private static String facts(String caseId, String fact) {
        return "/api/v1/cases/" + caseId + "/facts/" + fact;
    }

    private static JsonNode change(Answer answer, String obligation) {
        return answer.body()
                .path("changes")
                .valueStream()
                .filter(change -> change.path("obligation").asString().equals(obligation))
                .findFirst()
                .orElseThrow();
    }
}
