package org.goodfaith.standalone.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests the N.D. Cal. order on its dates, and the move of its conference from August 20 to September 10, 2024. */
class SettlementConferenceTest extends WholeSystem {

    private static final Map<String, String> DUE = Map.ofEntries(
            Map.entry("answer-latest-communication", "2024-06-26"),
            Map.entry("joint-agenda", "2024-07-17"),
            Map.entry("preregister-meeting", "2024-07-24"),
            Map.entry("attend-meeting", "2024-07-31"),
            Map.entry("serve-demand", "2024-08-06"),
            Map.entry("conference-statement", "2024-08-06"),
            Map.entry("request-excusal", "2024-08-06"),
            Map.entry("respond-to-demand", "2024-08-12"),
            Map.entry("preregister-conference", "2024-08-13"),
            Map.entry("settlement-discovery", "2024-08-20"),
            Map.entry("attend-conference", "2024-08-20"));

    private static final Map<String, String> DUE_AFTER_THE_MOVE = Map.of(
            "serve-demand", "2024-08-27",
            "conference-statement", "2024-08-27",
            "request-excusal", "2024-08-27",
            // Eight days before September 10 is Labor Day. Counting backward continues to the Friday before it.
            "respond-to-demand", "2024-08-30",
            "preregister-conference", "2024-09-03",
            "settlement-discovery", "2024-09-10",
            "attend-conference", "2024-09-10");

    private static final String MOVE = """
            {'circumstances': {'occurredAt': '2024-07-22', 'docketEntry': 70}, 'to': '2024-09-10T10:00',
             'reason': 'On the Court\\u0027s own motion.'}""";

    @Test
    void hasTheDueDatesOfTheOrder() {
        clock.set("2024-06-05T15:00");
        String caseId = Cases.openInNorthernDistrict(api, 91001);
        long before = entries(caseId);

        var dryRun = api.post("/cases/" + caseId + "/orders?dryRun=true", Cases.settlementConferenceOrder())
                .is(200);
        assertThat(dated(dryRun.body().required("obligations"), "dueOn")).isEqualTo(DUE);
        assertThat(dryRun.body().required("warnings")).isEmpty();
        assertThat(entries(caseId)).as("a dry run records nothing").isEqualTo(before);

        String token = enterOrder(caseId);
        var obligations = api.obligations(caseId, "after=" + token);
        assertThat(datedOf(obligations)).isEqualTo(DUE);
        assertThat(obligations).hasSize(25);
        obligations.values().forEach(obligation -> assertThat(
                        obligation.at("/citation/quotation").asString())
                .isNotBlank());
        assertThat(api.obligations(caseId, "status=OVERDUE")).isEmpty();

        // Without any recording, every overdue obligation has a due date in the week after the conference.
        var late = api.obligations(caseId, "asOf=2024-08-26&status=OVERDUE");
        assertThat(late).isNotEmpty();
        late.values().forEach(obligation -> assertThat(obligation.at("/due/on").asString(""))
                .isNotEmpty());
        assertThat(late.keySet()).noneMatch(id -> id.contains("confer-on-agenda") || id.contains("provide-order-copy"));
    }

    @Test
    void movesOnlyDeadlinesCountedFromTheConference() {
        clock.set("2024-06-05T15:00");
        String caseId = Cases.openInNorthernDistrict(api, 91002);
        enterOrder(caseId);
        clock.set("2024-07-22T09:00");
        long before = entries(caseId);

        var dryRun = api.post("/cases/" + caseId + "/events/settlement-conference/reschedule?dryRun=true", MOVE)
                .is(200);
        JsonNode moved = dryRun.body().required("moved");
        assertThat(dated(moved, "toOn")).isEqualTo(DUE_AFTER_THE_MOVE);
        assertThat(dated(moved, "fromOn")).isEqualTo(only(DUE, DUE_AFTER_THE_MOVE));
        assertThat(dated(dryRun.body().required("unmoved"), "dueOn"))
                .containsOnlyKeys(
                        "answer-latest-communication", "joint-agenda", "preregister-meeting", "attend-meeting");
        assertThat(explanation(moved, "respond-to-demand")).contains("Labor Day");
        assertThat(entries(caseId)).as("a dry run records nothing").isEqualTo(before);

        String token = api.post("/cases/" + caseId + "/events/settlement-conference/reschedule", MOVE)
                .is(201)
                .token();
        Map<String, String> expected = new TreeMap<>(DUE);
        expected.putAll(DUE_AFTER_THE_MOVE);
        assertThat(datedOf(api.obligations(caseId, "after=" + token))).isEqualTo(expected);
        assertThat(datedOf(api.obligations(caseId, "knownAt=2024-07-21"))).isEqualTo(DUE);

        var demand = api.get("/cases/" + caseId + "/obligations/ecf-61/respond-to-demand/defendant-1")
                .is(200);
        assertThat(demand.body()
                        .at("/obligation/explanation/readings/0/explanation")
                        .toString())
                .contains("Labor Day", "Tue, Sep 10, 2024", "Mon, Sep 2, 2024", "Fri, Aug 30, 2024");
    }

    private String enterOrder(String caseId) {
        return api.post("/cases/" + caseId + "/orders", Cases.settlementConferenceOrder())
                .is(201)
                .token();
    }

    /** Returns the due date of each dated term. All obligations of a term must have the same date. */
    private static Map<String, String> dated(JsonNode obligations, String member) {
        return StreamSupport.stream(obligations.spliterator(), false)
                .filter(obligation -> obligation.hasNonNull(member))
                .collect(toMap(
                        obligation -> obligation.required("term").asString(),
                        obligation -> obligation.required(member).asString(),
                        SettlementConferenceTest::same));
    }

    private static Map<String, String> datedOf(Map<String, JsonNode> obligations) {
        return obligations.values().stream()
                .filter(obligation -> obligation.hasNonNull("due"))
                .collect(toMap(
                        obligation -> obligation.required("term").asString(),
                        obligation -> obligation.at("/due/on").asString(),
                        SettlementConferenceTest::same));
    }

    private static String same(String one, String other) {
        assertThat(one).isEqualTo(other);
        return one;
    }

    private static String explanation(JsonNode moved, String term) {
        return StreamSupport.stream(moved.spliterator(), false)
                .filter(move -> move.required("term").asString().equals(term))
                .map(move -> move.required("explanation").toString())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> only(Map<String, String> from, Map<String, String> keys) {
        var some = new TreeMap<>(from);
        some.keySet().retainAll(keys.keySet());
        return some;
    }
}
