package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A statement of twelve pages, filed on ECF, with five of the seven sections; and what a correction can cure. */
class DeficientStatementTest extends WholeSystem {

    private static final String STATEMENT = "ecf-61/conference-statement/defendant-1";
    private static final String PROHIBITION = "ecf-61/no-ecf-statement/defendant-1";

    @Test
    void isDeficientInEachRespectAndItsCureCuresWhatItCan() {
        clock.set("2024-06-05T15:00");
        String caseId = Cases.openInNorthernDistrict(api, 91201);
        api.post("/cases/" + caseId + "/orders", Cases.settlementConferenceOrder())
                .is(201);

        clock.set("2024-08-06T20:00");
        var filed = api.record(
                caseId,
                "StatementSubmitted",
                statement(
                        Cases.act("2024-08-06T19:30", "FILED", "defendant-1"),
                        12,
                        "'facts', 'claims-and-defenses', 'key-facts-in-dispute', 'proceedings-to-date', 'relief-sought'"));

        JsonNode deficient = obligation(caseId, STATEMENT, "after=" + filed.token());
        assertThat(deficient.required("status").asString()).isEqualTo("DEFICIENT");
        assertThat(ProductApi.texts(deficient.required("deficiencies"), "words"))
                .satisfiesExactlyInAnyOrder(
                        words -> assertThat(words).contains("emailed", "do not submit paper copies"),
                        words -> assertThat(words).contains("shall not exceed ten (10) pages of text"),
                        words -> assertThat(words).startsWith("5. An estimate of the cost and time"),
                        words -> assertThat(words).startsWith("7. The party's position on settlement"));
        assertThat(obligation(caseId, PROHIBITION, "").required("status").asString())
                .isEqualTo("DEFICIENT");

        clock.set("2024-08-08T10:30");
        String cure = statement(
                        Cases.act("2024-08-08T10:10", "EMAILED", "defendant-1"),
                        9,
                        "'facts', 'claims-and-defenses', 'key-facts-in-dispute', 'proceedings-to-date',"
                                + " 'cost-and-time', 'relief-sought', 'settlement-position'")
                .replace("'EMAILED'", "'EMAILED', 'cures': " + filed.sequence());
        String cured = api.record(caseId, "StatementSubmitted", cure).token();

        JsonNode late = obligation(caseId, STATEMENT, "after=" + cured);
        assertThat(late.required("status").asString()).isEqualTo("LATE");
        assertThat(late.at("/late/days").asInt()).isEqualTo(2);
        assertThat(late.required("deficiencies"))
                .as("the first attempt stays shown, each respect with what cured it")
                .hasSize(4)
                .allMatch(deficiency -> deficiency.hasNonNull("curedBy"));
        JsonNode breach = obligation(caseId, PROHIBITION, "");
        assertThat(breach.required("status").asString())
                .as("a breach is never cured")
                .isEqualTo("DEFICIENT");

        String trail = api.get("/cases/" + caseId + "/trail?limit=200").is(200).text();
        assertThat(trail).contains("\"to\":\"DEFICIENT\"", "\"to\":\"LATE\"");
        assertThat(obligation(caseId, STATEMENT, "asOf=2024-08-07&knownAt=2024-08-07")
                        .required("status")
                        .asString())
                .isEqualTo("DEFICIENT");
    }

    private static String statement(String act, int textPages, String sections) {
        return act
                + ", 'event': 'settlement-conference', 'format': 'PDF', 'textPages': %d, 'exhibitPages': 20, 'sections': [%s]}"
                        .formatted(textPages, sections);
    }

    private JsonNode obligation(String caseId, String obligation, String viewpoint) {
        return api.get("/cases/" + caseId + "/obligations/" + obligation + "?" + viewpoint)
                .is(200)
                .body()
                .required("obligation");
    }
}
