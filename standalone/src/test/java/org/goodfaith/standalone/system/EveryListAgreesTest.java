package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.standalone.system.SystemWaiting.await;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Compares the lists and documents that show the obligations of one case. */
@TestPropertySource(properties = "goodfaith.ledger.every=250ms")
@DirtiesContext
class EveryListAgreesTest extends WholeSystem {

    private static final String AT_THE_CONFERENCE =
            "{'circumstances': {'occurredAt': '2024-03-12T09:00'}, 'event': 'settlement-conference'";

    @LocalServerPort
    private int port;

    /**
     * Both rounds of a case, after the further demand was due. The ledger signs by the real clock, so all of it is
     * past.
     */
    @Test
    void everyListAndDocumentNamesTheSameObligationsOfBothRounds() throws Exception {
        clock.set("2024-01-05T15:00");
        String caseId = Cases.openInNorthernDistrict(api, 91901);
        clock.set("2024-01-23T15:00");
        order(caseId, "ecf-21", "2024-01-23", "2024-03-12T09:00");
        clock.set("2024-03-12T15:00");
        api.record(caseId, "SettlementConferenceHeld", FurtherRoundsTest.held("2024-03-12T09:00"));
        api.record(
                caseId,
                "AttendanceRecorded",
                AT_THE_CONFERENCE
                        + ", 'actors': {'onBehalfOf': ['plaintiff-1']}, 'attendees': [{'name': 'Counsel (fictional)',"
                        + " 'role': 'LEAD_TRIAL_COUNSEL', 'authority': 'UNLIMITED'}]}");
        api.record(caseId, "NonappearanceRecorded", AT_THE_CONFERENCE + ", 'parties': ['defendant-1']}");
        clock.set("2024-11-18T15:00");
        String token = order(caseId, "ecf-40", "2024-11-18", "2025-01-14T11:00");
        clock.set("2025-01-02T15:00");
        Map<String, JsonNode> obligations = api.obligations(caseId, "after=" + token);
        Map<String, String> statuses = statuses(obligations);
        String plaintiff = Objects.requireNonNull(obligations.get("ecf-40/demand/plaintiff-1"))
                .at("/obligors/0/name")
                .asString();
        String named = URLEncoder.encode(plaintiff, StandardCharsets.UTF_8);

        assertThat(statuses)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ecf-21/demand/plaintiff-1", "UNPERFORMED 2024-02-27",
                        "ecf-21/attend/plaintiff-1", "MET 2024-03-12",
                        "ecf-21/attend/defendant-1", "UNPERFORMED 2024-03-12",
                        "ecf-40/demand/plaintiff-1", "OVERDUE 2024-12-31",
                        "ecf-40/attend/plaintiff-1", "OPEN 2025-01-14",
                        "ecf-40/attend/defendant-1", "OPEN 2025-01-14"));
        assertThat(exported("/cases/" + caseId + "/obligations.csv", caseId)).isEqualTo(statuses);
        assertThat(exported("/overdue.csv", caseId)).isEqualTo(only(statuses, (_, s) -> s.startsWith("OVERDUE")));
        assertThat(exported("/due.csv?within=30d", caseId)).isEqualTo(only(statuses, (_, s) -> s.startsWith("OPEN")));
        assertThat(exported("/party.csv?name=" + named, caseId))
                .isEqualTo(only(statuses, (id, _) -> id.endsWith("/plaintiff-1")));
        for (String list : List.of("/overdue", "/due?within=30d")) {
            assertThat(api.get(list).is(200).text()).contains(caseId);
        }
        String feed = feed(caseId);
        String certificate = certificate(caseId, token);
        String party = page("/parties?name=" + named);
        obligations.forEach((id, obligation) -> {
            String title = obligation.required("title").asString();
            String wording = obligation.required("wording").asString();
            String obligor = obligation.at("/obligors/0/name").asString();
            assertThat(feed)
                    .as(id)
                    .contains("SUMMARY:" + title.replace(",", "\\,") + "\\, " + obligor + ": " + wording);
            assertThat(certificate).as(id).contains(title, wording);
            if (id.endsWith("/plaintiff-1")) {
                assertThat(party).as(id).contains(caseId + "#" + id);
            }
        });
    }

    private String order(String caseId, String order, String on, String conference) {
        return api.post(
                        "/cases/" + caseId + "/orders",
                        FurtherRoundsTest.orderBody(
                                order,
                                on,
                                FurtherRoundsTest.conference(conference),
                                FurtherRoundsTest.DEMAND,
                                FurtherRoundsTest.ATTENDANCE))
                .is(201)
                .token();
    }

    private static Map<String, String> statuses(Map<String, JsonNode> obligations) {
        var statuses = new TreeMap<String, String>();
        obligations.forEach((id, obligation) -> statuses.put(
                id,
                obligation.required("status").asString() + " "
                        + obligation.at("/due/on").asString("")));
        return statuses;
    }

    private String feed(String caseId) {
        String path = api.post("/calendar-feeds", "{'case': '" + caseId + "'}")
                .is(201)
                .at("/path");
        return ProductApi.sendAnonymously(address() + path).text().replace("\r\n ", "");
    }

    private String page(String path) {
        return ProductApi.send(ProductApi.signedIn(address() + path).header("Accept", "text/html"))
                .is(200)
                .text();
    }

    private String address() {
        return "http://127.0.0.1:" + port;
    }

    private static Map<String, String> only(Map<String, String> statuses, BiPredicate<String, String> which) {
        var found = new TreeMap<String, String>();
        statuses.forEach((id, status) -> {
            if (which.test(id, status)) {
                found.put(id, status);
            }
        });
        return found;
    }

    /** Returns status and due day by obligation, as a CSV file lists them for a case. */
    private Map<String, String> exported(String path, String caseId) {
        List<List<String>> rows = api.get(path)
                .is(200)
                .text()
                .lines()
                .map(EveryListAgreesTest::cells)
                .toList();
        List<String> header = rows.getFirst();
        String dueOn = header.contains("dueOn") ? "dueOn" : "due.on";
        String id = header.contains("obligation") ? "obligation" : "id";
        var exported = new TreeMap<String, String>();
        rows.stream()
                .skip(1)
                .filter(row -> !header.contains("caseId")
                        || row.get(header.indexOf("caseId")).equals(caseId))
                .forEach(row -> exported.put(
                        row.get(header.indexOf(id)),
                        row.get(header.indexOf("status")) + " " + row.get(header.indexOf(dueOn))));
        return exported;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(cell -> cell.replace("\uFEFF", "").replace("\"", ""))
                .toList();
    }

    private String certificate(String caseId, String token) throws Exception {
        var request = ProductApi.signedIn(
                address() + "/api/v1/cases/" + caseId + "/certificate?asOf=2025-01-02T15:00:00-08:00&after=" + token);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = await().until(
                            () -> client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()),
                            response -> response.statusCode() == 200);
            try (PDDocument document = Loader.loadPDF(answer.body())) {
                return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            }
        }
    }
}
