package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Three consolidated cases: one order and one joint report in one step each; then one case is severed. */
class ConsolidatedCasesTest extends WholeSystem {

    private static final List<String> VIEWPOINTS = List.of("asOf=2025-05-23", "asOf=2025-09-01", "asOf=2025-09-12");
    private static final List<String> READS = List.of("/obligations?", "/trail?", "/indicators?", "/entries?", "?");

    @LocalServerPort
    private int port;

    @Test
    void oneOrderAndOneReportCountInEveryCase() {
        clock.set("2025-05-20T15:00");
        List<String> cases = List.of(
                Cases.openInEasternDistrict(api, 91301),
                Cases.openInEasternDistrict(api, 91302),
                Cases.openInEasternDistrict(api, 91303));
        String all = "['" + String.join("', '", cases) + "']";
        joint(
                "facts/CaseGroupFormed",
                "{'cases': %s, 'entry': {'circumstances': {'occurredAt': '2025-05-20', 'docketEntry': 18}, 'kind': 'CONSOLIDATED', 'lead': '%s', 'cases': %s}}"
                        .formatted(all, cases.getFirst(), all),
                "group");

        clock.set("2025-05-22T15:00");
        joint("orders", "{'cases': %s, 'entry': %s}".formatted(all, Cases.meetAndConferOrder()), "order");
        clock.set("2025-09-12T15:00");
        joint(
                "facts/VDRPSessionCompleted",
                "{'cases': %s, 'entry': %s}}"
                        .formatted(all, Cases.act("2025-08-28", "IN_PERSON", "plaintiff-1", "defendant-1")),
                "session");
        ProductApi.Answer report = joint(
                "facts/VDRPCompletionReportFiled",
                "{'cases': %s, 'entry': %s}}"
                        .formatted(all, Cases.act("2025-09-11", "FILED", "plaintiff-1", "defendant-1")),
                "report");

        for (int i = 0; i < cases.size(); i++) {
            String token = report.at("/cases/" + i + "/receipt/token");
            assertThat(Objects.requireNonNull(api.obligations(cases.get(i), "after=" + token)
                                    .get("ecf-21/completion-report/jointly"))
                            .required("status")
                            .asString())
                    .as(cases.get(i))
                    .isEqualTo("MET");
        }
        String first = cases.getFirst();
        assertThat(api.get("/cases/" + first).is(200).text())
                .contains("\"groups\":[{\"kind\":\"CONSOLIDATED\",\"lead\":\"" + first + "\"");
        long entry = report.body().at("/cases/0/receipt/sequence").asLong();
        assertThat(api.get("/cases/" + first + "/entries/" + entry + "/cases")
                        .is(200)
                        .text())
                .contains("\"everywhere\":true", cases.get(1), cases.get(2));
        String page = page("/cases/" + first + "/entries");
        assertThat(page).contains("one act for 3 cases", cases.get(1) + "</a>");
        assertThat(page("/cases/" + first)).contains("Consolidated cases:", "lead case");
        assertThat(page("/cases/" + first + "/record/JointAgendaSubmitted"))
                .contains("Record for these cases too", cases.get(2));
        assertThat(page("/cases/" + first + "/record-order?template=caed-meet-confer-vdrp"))
                .contains("Record for these cases too");
        assertThat(page("/cases/" + first + "/record/CaseGroupFormed")).contains("Lead case", "All cases");

        ProductApi.Answer severed = joint(
                "facts/CaseSevered",
                "{'cases': %s, 'entry': {'circumstances': {'occurredAt': '2025-09-12'}, 'severed': '%s'}}"
                        .formatted(all, cases.get(2)),
                "severed");

        ProductApi.Answer refused = api.post(
                "/joint-entries/facts/CommunicationAnswered",
                "{'cases': %s, 'entry': %s}}".formatted(all, Cases.act("2025-09-12T16:00", "EMAILED", "defendant-1")),
                "Idempotency-Key",
                "after");
        assertThat(refused.status())
                .as("nobody can say that the severed case is one with the others")
                .isNotEqualTo(201);
        for (int i = 0; i < cases.size(); i++) {
            String token = severed.at("/cases/" + i + "/receipt/token");
            api.get("/cases/" + cases.get(i) + "?after=" + token).is(200);
        }
        Map<String, String> told = told(cases);
        assertThat(told).hasSize(cases.size() * VIEWPOINTS.size() * READS.size());
        rebuild();
        told(cases).forEach((address, text) -> assertThat(text).as(address).isEqualTo(told.get(address)));

        assertThat(api.get("/cases/" + first + "?asOf=2025-09-11&knownAt=2025-09-12")
                        .is(200)
                        .text())
                .as("what was so on that day")
                .contains(cases.get(2));
    }

    /** Returns the answers of every read of every case from each viewpoint, by address. */
    private Map<String, String> told(List<String> cases) {
        var told = new LinkedHashMap<String, String>();
        for (String caseId : cases) {
            for (String viewpoint : VIEWPOINTS) {
                for (String read : READS) {
                    String address = "/cases/" + caseId + read + viewpoint;
                    told.put(address, api.get(address).is(200).text());
                }
            }
        }
        return told;
    }

    private ProductApi.Answer joint(String operation, String body, String key) {
        return api.post("/joint-entries/" + operation, body, "Idempotency-Key", key)
                .is(201);
    }

    private String page(String path) {
        return ProductApi.send(
                        ProductApi.signedIn("http://127.0.0.1:" + port + path).header("Accept", "text/html"))
                .is(200)
                .text();
    }
}
