package org.goodfaith.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.goodfaith.command.http.CommandApi.Answer;
import org.goodfaith.events.CommunicationAnswered;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.ForCases;
import org.goodfaith.events.OrderEntered;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** One act, or one order, in several cases of a group. */
@ServerTest
class JointEntriesTest {

    private static final String JOINT = "/api/v1/joint-entries/";
    private static final String KEY = "Idempotency-Key";

    @Autowired
    private CommandApi api;

    @Test
    void consolidatesCasesAndEntersOneOrderInAllOfThemInOneStep() {
        List<String> cases = consolidated("24-cv-00811", "24-cv-00812", "24-cv-00813");

        Answer answer = api.post(JOINT + "orders", body(cases, """
                {"circumstances":{"occurredAt":"2024-06-05","channel":"FILED","docketEntry":21},"order":"ecf-21",
                 "datedOn":"2024-06-05","judge":"ABC","template":"cand-settlement-conference",
                 "parameters":{"answerDueOn":"2024-06-26","agendaDueOn":"2024-07-17",
                  "preSettlementMeetingAt":"2024-07-31T10:30","settlementConferenceAt":"2024-08-20T10:00"}}
                """, """
                {"%s":{"circumstances":{"docketEntry":17},"order":"ecf-17"}}
                """.formatted(cases.get(2))), KEY, "order-1");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.body().path("complete").asBoolean()).isTrue();
        assertThat(answer.body().path("says").asString()).isEqualTo("All 3 cases have the entry.");
        for (String one : cases) {
            List<Fact> facts = api.factsOf(one);
            assertThat(facts).filteredOn(OrderEntered.class::isInstance).hasSize(1);
            assertThat(facts).filteredOn(EventScheduled.class::isInstance).hasSize(2);
            assertThat(forCases(one))
                    .extracting(cited -> cited.cases().toString())
                    .containsOnly(cases.toString());
        }
        assertThat(forCases(cases.get(0))).as("one act").isEqualTo(forCases(cases.get(1)));
        assertThat(api.factsOf(cases.get(2)).stream()
                        .filter(OrderEntered.class::isInstance)
                        .map(fact -> ((OrderEntered) fact).order().value()))
                .containsExactly("ecf-17");
    }

    @Test
    void retryWithTheSameKeyRecordsNothingAgain() {
        List<String> cases = consolidated("24-cv-00821", "24-cv-00822");
        String report = body(cases, ANSWERED, "{}");

        Answer first = api.post(JOINT + ACT, report, KEY, "report-1");
        long recorded = api.recorded();
        Answer again = api.post(JOINT + ACT, report, KEY, "report-1");

        assertThat(first.status()).as(first.body().toString()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.recorded()).isEqualTo(recorded);
    }

    @Test
    void refusedCaseHarmsNoOtherAndSaysWhyAndARetryCompletesIt() {
        List<String> cases = consolidated("24-cv-00831", "24-cv-00832", "24-cv-00833");
        String without = cases.get(1);
        String wrong = body(cases, ANSWERED, """
                {"%s":{"actors":{"onBehalfOf":["defendant-9"]}}}
                """.formatted(without));

        Answer partial = api.post(JOINT + ACT, wrong, KEY, "report-2");

        assertThat(partial.status()).isEqualTo(207);
        assertThat(partial.body().path("complete").asBoolean(true)).isFalse();
        assertThat(partial.body().path("says").asString())
                .isEqualTo("2 of 3 cases have the entry. Without it: " + without
                        + ": No party defendant-9 has joined this case. Record that the party joined first.");
        assertThat(outcomes(partial)).containsExactly("RECORDED", "REFUSED", "RECORDED");
        assertThat(partial.body()
                        .path("cases")
                        .path(1)
                        .path("problem")
                        .path("type")
                        .asString())
                .isEqualTo("/problems/unknown-party");
        assertThat(answers(cases.get(0))).isEqualTo(1);
        assertThat(answers(without)).isZero();
        assertThat(answers(cases.get(2))).isEqualTo(1);

        Answer completed = api.post(JOINT + ACT, body(cases, ANSWERED, "{}"), KEY, "report-2");

        assertThat(completed.status()).as(completed.body().toString()).isEqualTo(201);
        assertThat(cases).allSatisfy(one -> assertThat(answers(one)).isEqualTo(1));
        assertThat(forCases(without)).as("the retry belongs to the same act").isEqualTo(forCases(cases.get(0)));
    }

    @Test
    void keyOfAnotherActIsRefusedInEachCaseThatUsedIt() {
        List<String> cases = consolidated("24-cv-00841", "24-cv-00842");
        api.post(JOINT + ACT, body(cases, ANSWERED, "{}"), KEY, "report-3");

        Answer other =
                api.post(JOINT + ACT, body(cases, ANSWERED.replace("2024-06-26", "2024-06-27"), "{}"), KEY, "report-3");

        assertThat(other.status()).isEqualTo(207);
        assertThat(outcomes(other)).containsExactly("REFUSED", "REFUSED");
        assertThat(cases).allSatisfy(one -> assertThat(answers(one)).isEqualTo(1));
    }

    @Test
    void dryRunShowsEveryCaseAndRecordsNothing() {
        List<String> cases = consolidated("24-cv-00851", "24-cv-00852");
        long before = api.recorded();

        Answer dry = api.post(JOINT + ACT + "?dryRun=true", body(cases, ANSWERED, """
                {"%s":{"actors":{"onBehalfOf":["defendant-9"]}}}
                """.formatted(cases.get(1))));

        assertThat(dry.status()).as(dry.body().toString()).isEqualTo(200);
        assertThat(outcomes(dry)).containsExactly("WOULD_BE_RECORDED", "REFUSED");
        assertThat(dry.body()
                        .path("cases")
                        .path(0)
                        .path("effect")
                        .path("entries")
                        .path(0)
                        .asString())
                .isEqualTo("CommunicationAnswered");
        assertThat(api.recorded()).isEqualTo(before);
    }

    @Test
    void casesThatAreNoGroupAreRefused() {
        List<String> cases = List.of(api.openCase("24-cv-00861"), api.openCase("24-cv-00862"));

        Answer answer = api.post(JOINT + ACT, body(cases, ANSWERED, "{}"), KEY, "report-4");

        assertThat(outcomes(answer)).containsExactly("REFUSED", "REFUSED");
        assertThat(answer.body()
                        .path("cases")
                        .path(0)
                        .path("problem")
                        .path("type")
                        .asString())
                .isEqualTo("/problems/not-in-the-group");
    }

    @Test
    void caseThatChangedSinceItWasSeenIsRefusedAloneAndAHeaderForAllIsRefused() {
        List<String> cases = consolidated("24-cv-00881", "24-cv-00882");
        String body = """
                {"cases":["%s"],"entry":%s,"lastEntries":{"%s":3,"%s":2}}
                """.formatted(String.join("\",\"", cases), ANSWERED, cases.get(0), cases.get(1));

        Answer header = api.post(JOINT + ACT, body, KEY, "seen", "If-Match", "\"3\"");
        assertThat(header.status()).isEqualTo(400);
        assertThat(header.field()).isEqualTo("If-Match");

        Answer answer = api.post(JOINT + ACT, body, KEY, "seen");
        assertThat(outcomes(answer)).as(answer.body().toString()).containsExactly("RECORDED", "REFUSED");
        assertThat(answer.body().at("/cases/1/problem/type").asString()).isEqualTo("/problems/case-changed");
        assertThat(answers(cases.get(1))).isZero();
    }

    @Test
    void malformedRequestsChangeNoCase() {
        List<String> cases = consolidated("24-cv-00871", "24-cv-00872");
        long before = api.recorded();

        assertThat(api.post(JOINT + ACT, body(cases, ANSWERED, "{}")).type())
                .as("without a key a retry would record twice")
                .isEqualTo("/problems/malformed-header");
        assertThat(api.post(JOINT + ACT, body(cases.subList(0, 1), ANSWERED, "{}"), KEY, "one")
                        .status())
                .isEqualTo(400);
        assertThat(api.post(JOINT + ACT, body(cases, "{}", "{}"), KEY, "empty").status())
                .isEqualTo(400);
        assertThat(api.post(JOINT + ACT, body(cases, ANSWERED, "{\"cand-24-cv-99999\":{}}"), KEY, "other")
                        .status())
                .isEqualTo(400);
        assertThat(api.recorded()).isEqualTo(before);
    }

    private static final String ACT = "facts/CommunicationAnswered";
    private static final String ANSWERED = """
            {"circumstances":{"occurredAt":"2024-06-26","channel":"EMAILED"},"actors":{"onBehalfOf":["defendant-1"]}}
            """;

    private List<String> consolidated(String... docketNumbers) {
        List<String> cases = List.of(docketNumbers).stream().map(api::openCase).toList();
        Answer formed = api.post(
                JOINT + "facts/CaseGroupFormed",
                body(cases, """
                {"circumstances":{"occurredAt":"2024-03-01","docketEntry":9},"kind":"CONSOLIDATED","lead":"%s",
                 "cases":["%s"]}
                """.formatted(cases.getFirst(), String.join("\",\"", cases)), "{}"),
                KEY,
                "group-" + cases.getFirst());
        assertThat(formed.status()).as(formed.body().toString()).isEqualTo(201);
        return cases;
    }

    private static String body(List<String> cases, String entry, String differences) {
        return """
                {"cases":["%s"],"entry":%s,"differences":%s}
                """.formatted(String.join("\",\"", cases), entry, differences);
    }

    private static List<String> outcomes(Answer answer) {
        return answer.body()
                .path("cases")
                .valueStream()
                .map((JsonNode one) -> one.path("outcome").asString())
                .toList();
    }

    private long answers(String caseId) {
        return api.factsOf(caseId).stream()
                .filter(CommunicationAnswered.class::isInstance)
                .count();
    }

    /** The acts of the case for several cases, without the forming of the group. */
    private List<ForCases> forCases(String caseId) {
        return api.factsOf(caseId).stream()
                .skip(4)
                .map(fact -> fact.circumstances().forCases())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
