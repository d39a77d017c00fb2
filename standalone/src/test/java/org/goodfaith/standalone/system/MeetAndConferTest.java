package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests the E.D. Cal. order on its dates: the 45 days, the VDRP, and a report filed four days late. */
class MeetAndConferTest extends WholeSystem {

    private static final String CONTACT = "ecf-21/contact-vdrp/jointly";
    private static final String NOTICE = "ecf-21/vdrp-notice/jointly";
    private static final String REPORT = "ecf-21/completion-report/jointly";

    @Test
    void bothReadingsOfTheFortyFiveDaysEndOnJuly7() {
        String caseId = caseUnderOrder(91101);

        var answer = api.get("/cases/" + caseId + "/obligations/" + CONTACT).is(200);
        JsonNode window = answer.body().at("/obligation/explanation/window");
        assertThat(ProductApi.texts(window, "id")).containsExactly("order-dated", "order-filed");
        window.forEach(reading -> assertThat(reading.at("/due/on").asString())
                .as(reading.toString())
                .isEqualTo("2025-07-07"));
    }

    @Test
    void vdrpOpensWithItsAgeWhenTheDaysHaveRun() {
        String caseId = caseUnderOrder(91102);

        for (String id : List.of(CONTACT, NOTICE)) {
            assertThat(status(caseId, id, "asOf=2025-07-07")).isEqualTo("DORMANT");
            assertThat(status(caseId, id, "asOf=2025-07-08")).isEqualTo("OPEN");
            JsonNode later = obligation(caseId, id, "asOf=2025-07-18");
            assertThat(later.required("openSinceOn").asString()).isEqualTo("2025-07-08");
            assertThat(later.required("openForDays").asInt()).isEqualTo(10);
            assertThat(later.hasNonNull("due"))
                    .as("an undated obligation has no due date")
                    .isFalse();
        }
        // An undated obligation is never overdue.
        assertThat(api.obligations(caseId, "asOf=2026-07-18&status=OVERDUE")).isEmpty();
    }

    @Test
    void vdrpIsMootIfTheCaseSettles() {
        String caseId = caseUnderOrder(91103);
        clock.set("2025-06-30T12:00");
        String token = api.record(caseId, "SettlementReached", """
                        {'circumstances': {'occurredAt': '2025-06-30'}, 'parties': ['plaintiff-1', 'defendant-1']}""").token();

        for (String id : List.of(CONTACT, NOTICE)) {
            assertThat(status(caseId, id, "after=" + token)).isEqualTo("MOOT");
            assertThat(status(caseId, id, "asOf=2025-07-20")).isEqualTo("MOOT");
        }
    }

    @Test
    void reportIsOverdueOnThe12thAndLateOnThe15th() {
        String caseId = caseUnderOrder(91104);
        clock.set("2025-08-29T09:00");
        String token = api.record(
                        caseId,
                        "VDRPSessionCompleted",
                        Cases.act("2025-08-28", "BY_VIDEO", "plaintiff-1", "defendant-1") + "}")
                .token();
        JsonNode due = obligation(caseId, REPORT, "after=" + token);
        assertThat(due.at("/due/on").asString()).isEqualTo("2025-09-11");
        assertThat(due.required("status").asString()).isEqualTo("OPEN");

        clock.set("2025-09-11T23:59:59");
        assertThat(status(caseId, REPORT, "")).isEqualTo("OPEN");
        clock.set("2025-09-12T00:00");
        JsonNode overdue = obligation(caseId, REPORT, "");
        assertThat(overdue.required("status").asString()).isEqualTo("OVERDUE");
        assertThat(overdue.required("wording").asString()).isEqualTo("overdue - no performance recorded");
        assertThat(ProductApi.texts(
                        api.get("/overdue?court=caed").is(200).body().required("obligations"), "caseId"))
                .contains(caseId);

        clock.set("2025-09-15T10:00");
        String filed = api.record(
                        caseId,
                        "VDRPCompletionReportFiled",
                        Cases.act("2025-09-15", "FILED", "plaintiff-1", "defendant-1") + "}")
                .token();
        JsonNode late = obligation(caseId, REPORT, "after=" + filed);
        assertThat(late.required("status").asString()).isEqualTo("LATE");
        assertThat(late.at("/late/days").asInt()).isEqualTo(4);

        JsonNode then = obligation(caseId, REPORT, "knownAt=2025-09-13");
        assertThat(then.required("status").asString()).isEqualTo("OVERDUE");
        assertThat(status(caseId, REPORT, "asOf=2025-09-13&knownAt=2025-09-13")).isEqualTo("OVERDUE");
        assertThat(status(caseId, REPORT, "asOf=2025-09-11&knownAt=2025-09-13")).isEqualTo("OPEN");
        assertThat(status(caseId, REPORT, "asOf=2025-09-15")).isEqualTo("LATE");
        assertThat(trail(caseId)).anyMatch(line -> line.contains("\"to\":\"LATE\""));

        var nothingYet =
                api.get("/cases/" + caseId + "/obligations?knownAt=2025-05-01").is(200);
        assertThat(nothingYet.at("/remark")).isEqualTo("Nothing was on record yet.");
        assertThat(nothingYet.body().required("obligations")).isEmpty();
    }

    private List<String> trail(String caseId) {
        return StreamSupport.stream(
                        api.get("/cases/" + caseId + "/trail?limit=200")
                                .is(200)
                                .body()
                                .required("trail")
                                .spliterator(),
                        false)
                .map(JsonNode::toString)
                .toList();
    }

    private String caseUnderOrder(int number) {
        clock.set("2025-05-22T14:00");
        String caseId = Cases.openInEasternDistrict(api, number);
        String token = api.post("/cases/" + caseId + "/orders", Cases.meetAndConferOrder())
                .is(201)
                .token();
        api.get("/cases/" + caseId + "?after=" + token).is(200);
        return caseId;
    }

    private String status(String caseId, String obligation, String viewpoint) {
        return obligation(caseId, obligation, viewpoint).required("status").asString();
    }

    private JsonNode obligation(String caseId, String obligation, String viewpoint) {
        return api.get("/cases/" + caseId + "/obligations/" + obligation + "?" + viewpoint)
                .is(200)
                .body()
                .required("obligation");
    }
}
