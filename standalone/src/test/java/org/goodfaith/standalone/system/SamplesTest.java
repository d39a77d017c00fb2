package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.standalone.system.SystemWaiting.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.goodfaith.standalone.DatabaseForTests;
import org.goodfaith.standalone.Goodfaith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** Tests the sample cases as the first command of the README loads them. */
@Execution(ExecutionMode.CONCURRENT)
class SamplesTest {

    private static final String NORTHERN = "cand-23-cv-90417";
    private static final String EASTERN = "caed-2-25-cv-90315";
    private static final String CURRENT = "cand-25-cv-90502";
    private static final String SECOND_ROUND = "cand-25-cv-90618";
    private static final String CONSOLIDATED = "cand-25-cv-90631";

    @TempDir
    private Path data;

    @Test
    void haveTheDocumentedStatusesAndAreLoadedOnce() throws Exception {
        long recorded;
        try (Server server = start()) {
            assertThat(server.outputWith("sample cases"))
                    .contains(
                            "Goodfaith is ready at " + server.address() + "/",
                            "Sign in as goodfaith with the password that you set.",
                            "5 sample cases were loaded");
            ProductApi api = server.api();
            JsonNode cases =
                    await().until(() -> api.get("/cases").is(200).body().required("cases"), shown -> shown.size() == 5);
            assertThat(ProductApi.texts(cases, "caseId"))
                    .containsExactly(EASTERN, NORTHERN, CURRENT, SECOND_ROUND, CONSOLIDATED);
            cases.forEach(line -> {
                assertThat(line.required("sample").asBoolean()).isTrue();
                assertThat(line.required("caption").asString()).endsWith("(fictional sample)");
            });
            northernStory(api);
            easternStory(api);
            currentStory(api);
            secondRoundStory(api);
            recorded = entries(api);
        }
        try (var database = DatabaseForTests.startIn(data);
                var connection = database.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT count(*) FROM domain_event WHERE convert_from(meta_data, 'UTF8')::json->>'sample' IS"
                                + " DISTINCT FROM 'true'")) {
            found.next();
            assertThat(found.getLong(1)).as("events not marked as sample").isZero();
        }
        try (Server again = start()) {
            assertThat(again.outputWith("sample cases"))
                    .contains("The sample cases were not loaded, because the record is not empty");
            assertThat(entries(again.api())).isEqualTo(recorded);
        }
    }

    private void northernStory(ProductApi api) {
        Map<String, String> now = statuses(api, NORTHERN, "");
        assertThat(now)
                .containsEntry("answer-latest-communication/defendant-1", "MET")
                .containsEntry("answer-latest-communication/defendant-2", "LATE")
                .containsEntry("settlement-discovery/defendant-1", "EXCUSED")
                .containsEntry("no-ecf-statement/defendant-1", "DEFICIENT")
                .containsEntry("attend-conference/plaintiff-2", "MET")
                .containsEntry("attend-conference/defendant-2", "DEFICIENT");
        // Before the conference was moved: late, deficient and cured, overdue.
        assertThat(statuses(api, NORTHERN, "asOf=2024-08-07&knownAt=2024-08-07"))
                .containsEntry("conference-statement/defendant-1", "DEFICIENT")
                .containsEntry("conference-statement/defendant-2", "OVERDUE");
        assertThat(statuses(api, NORTHERN, "knownAt=2024-08-13"))
                .containsEntry("conference-statement/defendant-1", "LATE")
                .containsEntry("respond-to-demand/defendant-1", "LATE")
                .containsEntry("respond-to-demand/defendant-2", "OVERDUE");
        // A strike corrected the day, and the conference was moved.
        assertThat(statuses(api, NORTHERN, "knownAt=2024-08-14"))
                .containsEntry("respond-to-demand/defendant-1", "MET")
                .containsEntry("respond-to-demand/defendant-2", "OPEN");
        String file = api.get("/cases/" + NORTHERN).is(200).text();
        assertThat(file).contains("\"timesMoved\":1", "\"settledOn\":\"2024-10-03\"");
        String indicators =
                api.get("/cases/" + NORTHERN + "/indicators").is(200).text();
        assertThat(indicators)
                .contains(
                        "COURT_FINDING",
                        "CURE",
                        "EARLY_PERFORMANCE",
                        "EXTENSION_SOUGHT",
                        "ATTENDANCE_WITHOUT_AUTHORITY",
                        "FORBIDDEN_CHANNEL");
    }

    private void easternStory(ProductApi api) {
        assertThat(statuses(api, EASTERN, ""))
                .containsEntry("completion-report/jointly", "LATE")
                .containsEntry("contact-vdrp/jointly", "MET")
                .containsEntry("comply-lr271/plaintiff-1", "MOOT");
        assertThat(statuses(api, EASTERN, "knownAt=2025-09-13")).containsEntry("completion-report/jointly", "OVERDUE");
        assertThat(statuses(api, EASTERN, "").keySet().stream().filter(id -> id.startsWith("answer-offer/")))
                .as("each offer requires its own answer")
                .hasSize(4);
    }

    private void currentStory(ProductApi api) {
        assertThat(statuses(api, CURRENT, ""))
                .containsEntry("answer-latest-communication/defendant-1", "MET")
                .containsEntry("answer-latest-communication/defendant-2", "OVERDUE")
                .containsEntry("conference-statement/plaintiff-1", "OPEN");
        assertThat(ProductApi.texts(api.get("/due?within=30d").is(200).body().required("obligations"), "caseId"))
                .contains(CURRENT);
        assertThat(ProductApi.texts(api.get("/overdue").is(200).body().required("obligations"), "caseId"))
                .contains(CURRENT);
    }

    /** The duties of the first conference stay as they were. The second order imposes duties of its own. */
    private void secondRoundStory(ProductApi api) {
        Map<String, String> first = new TreeMap<>(Map.of(
                "attend-conference/plaintiff-1", "MET",
                "attend-conference/defendant-1", "UNPERFORMED",
                "attend-conference/defendant-2", "MET",
                "joint-agenda/jointly", "MET",
                "conference-statement/defendant-1", "MET",
                "serve-demand/plaintiff-1", "UNPERFORMED"));
        for (String day : new String[] {"2026-03-11", "2026-06-01", "2026-11-20"}) {
            assertThat(statusesUnder(api, "ecf-24", "asOf=" + day)).as(day).containsAllEntriesOf(first);
        }
        assertThat(statusesUnder(api, "ecf-44", "asOf=2026-11-20"))
                .containsEntry("attend-conference/plaintiff-1", "OPEN")
                .containsEntry("attend-conference/defendant-1", "OPEN")
                .containsEntry("serve-demand/plaintiff-1", "OPEN");
        assertThat(api.get("/cases/" + SECOND_ROUND + "/obligations").is(200).text())
                .contains("due Thu, Mar 19, 2026");
        assertThat(api.get("/cases/" + SECOND_ROUND).is(200).text())
                .contains("Imre Tallis, Harbor Commissioner (fictional)", "CONSOLIDATED", CONSOLIDATED);
    }

    private Map<String, String> statusesUnder(ProductApi api, String order, String viewpoint) {
        var statuses = new TreeMap<String, String>();
        api.get("/cases/" + SECOND_ROUND + "/obligations?" + viewpoint)
                .is(200)
                .body()
                .required("obligations")
                .forEach(obligation -> {
                    String id = obligation.required("id").asString();
                    if (id.startsWith(order + "/")) {
                        statuses.put(
                                id.substring(order.length() + 1),
                                obligation.required("status").asString());
                    }
                });
        return statuses;
    }

    private Server start() {
        return Server.start(
                Goodfaith.class,
                "--spring.profiles.active=samples",
                "--goodfaith.data-dir=" + data,
                "--goodfaith.notices.every=false");
    }

    private static long entries(ProductApi api) {
        return Stream.of(NORTHERN, EASTERN, CURRENT, SECOND_ROUND, CONSOLIDATED)
                .mapToLong(caseId -> api.get("/cases/" + caseId)
                        .is(200)
                        .body()
                        .at("/viewpoint/throughEntry")
                        .asLong())
                .sum();
    }

    /** Returns the status of each obligation by term and obligor. */
    private static Map<String, String> statuses(ProductApi api, String caseId, String viewpoint) {
        JsonNode obligations = api.get("/cases/" + caseId + "/obligations?" + viewpoint)
                .is(200)
                .body()
                .required("obligations");
        var statuses = new TreeMap<String, String>();
        StreamSupport.stream(obligations.spliterator(), false).forEach(obligation -> {
            String id = obligation.required("id").asString();
            statuses.put(
                    id.substring(id.indexOf('/') + 1),
                    obligation.required("status").asString());
        });
        return statuses;
    }
}
