package org.goodfaith.command.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.command.http.CommandApi;
import org.goodfaith.command.http.CommandApi.Answer;
import org.goodfaith.command.http.ServerTest;
import org.goodfaith.command.operation.Submission;
import org.goodfaith.command.operation.Submissions;
import org.goodfaith.events.CommunicationAnswered;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports files of cases over HTTP on Friday, August 30, 2024. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkIntakeTest {

    private static final Path SAMPLES = Path.of("../examples/bulk");
    private static final String JSON_LINES = "application/jsonl";
    private static final String CSV = "text/csv";
    private static final String HEADER = "caseId,operation,occurredAt,onBehalfOf,note,docketEntry,inWriting,key\r\n";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private CommandApi api;

    @Autowired
    private Submissions submissions;

    private String caseId = "";

    @BeforeAll
    void openACase() {
        caseId = api.openCase("24-cv-90502");
    }

    /** A parsed response. */
    private record Report(List<JsonNode> lines, JsonNode summary) {

        List<String> outcomes() {
            return lines.stream().map(line -> line.path("outcome").asString()).toList();
        }

        JsonNode problem() {
            return lines.getFirst().path("problem");
        }
    }

    private Answer post(String type, byte[] file, String query) {
        return api.send("POST", "/api/v1/bulk-intake" + query, BodyPublishers.ofByteArray(file), "Content-Type", type);
    }

    private Report take(String type, byte[] file, boolean dryRun) {
        Answer answer = post(type, file, "?dryRun=" + dryRun);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        List<JsonNode> all = answer.raw().body().lines().map(JSON::readTree).toList();
        return new Report(all.subList(0, all.size() - 1), all.getLast());
    }

    private Report take(String type, String file) {
        return take(type, file.getBytes(StandardCharsets.UTF_8), false);
    }

    @Test
    void samplesAreCheckedThenRecordedThenSkippedInBothFormats() throws IOException {
        byte[] jsonLines = Files.readAllBytes(SAMPLES.resolve("cases.jsonl"));
        byte[] csv = Files.readAllBytes(SAMPLES.resolve("cases.csv"));
        long before = api.recorded();

        Report dryRun = take(JSON_LINES, jsonLines, true);
        assertThat(dryRun.outcomes()).as(dryRun.toString()).hasSize(16).containsOnly("WOULD_BE_RECORDED");
        assertThat(take(CSV, csv, true).lines()).hasSize(16);
        assertThat(api.recorded()).isEqualTo(before);

        Report recorded = take(JSON_LINES, jsonLines, false);
        assertThat(recorded.lines().toString().replace("RECORDED", "WOULD_BE_RECORDED"))
                .isEqualTo(dryRun.lines().toString());
        assertThat(recorded.summary().toString())
                .isEqualTo("{\"dryRun\":false,\"lines\":16,\"outcomes\":{\"RECORDED\":16}}");
        long after = api.recorded();
        assertThat(after).isEqualTo(before + 18);

        for (Report again : List.of(
                take(JSON_LINES, jsonLines, false),
                take(JSON_LINES, jsonLines, true),
                take(CSV, csv, false),
                take(CSV, csv, true))) {
            assertThat(again.outcomes()).as(again.toString()).hasSize(16).containsOnly("ALREADY_RECORDED");
        }
        assertThat(api.recorded()).isEqualTo(after);
    }

    static Stream<Arguments> invalidLines() {
        return Stream.of(
                invalid("hello", "malformed-json", "body"),
                invalid("{", "malformed-json", "body"),
                invalid("[]", "invalid-value", "body"),
                invalid("{\"caseId\":\"C\",\"caseId\":\"C\"}", "malformed-json", "caseId"),
                invalid("{\"operation\":\"open\",\"body\":{}}", "missing-property", "caseId"),
                invalid("{\"caseId\":\"C\",\"body\":{}}", "missing-property", "operation"),
                invalid("{\"caseId\":\"C\",\"operation\":\"parties\"}", "missing-property", "body"),
                invalid(
                        "{\"caseId\":\"C\",\"operation\":\"parties\",\"body\":{},\"more\":1}",
                        "unknown-property",
                        "more"),
                invalid(
                        "{\"caseId\":\"C\",\"operation\":\"parties\",\"body\":{}}",
                        "missing-property",
                        "circumstances"),
                invalid("{\"caseId\":\"C\",\"operation\":\"parties\",\"body\":[]}", "invalid-value", "body"),
                invalid("{\"caseId\":\"C\",\"operation\":\"closures\",\"body\":{}}", "unknown-operation", "operation"),
                invalid(
                        "{\"caseId\":\"calendar-cand\",\"operation\":\"whatever\",\"body\":{}}",
                        "malformed-parameter",
                        "caseId"),
                invalid(
                        "{\"caseId\":\"no case\",\"operation\":\"parties\",\"body\":{}}",
                        "malformed-parameter",
                        "caseId"),
                invalid(
                        "{\"caseId\":\"C\",\"operation\":\"parties\",\"key\":\"a b\",\"body\":{}}",
                        "malformed-header",
                        "Idempotency-Key"),
                invalid(answered("2024-06-26", "stranger"), "unknown-party", "actors.onBehalfOf[0]"),
                invalid(answered("2190-06-26", "defendant-1"), "in-the-future", "circumstances.occurredAt"),
                invalid(
                        answered("2024-06-26", "defendant-1").replace("\"C\"", "\"cand-24-cv-90999\""),
                        "unknown-case",
                        "caseId"),
                invalid(
                        answered("2024-06-26", "defendant-1").replace("{\"onB", " ".repeat(261 * 1024) + "{\"onB"),
                        "malformed-line",
                        "line"));
    }

    private static Arguments invalid(String line, String type, String field) {
        return Arguments.of(line, type, field);
    }

    private static String answered(String on, String party) {
        return "{\"caseId\":\"C\",\"operation\":\"facts/CommunicationAnswered\",\"body\":{\"circumstances\":{\"occurredAt\":\""
                + on + "\"},\"actors\":{\"onBehalfOf\":[\"" + party + "\"]}}}";
    }

    @ParameterizedTest
    @MethodSource("invalidLines")
    void anInvalidLineIsRejectedInADryRunTooAndTheNextIsRecorded(String line, String type, String field) {
        String good = answered("2024-06-25", "defendant-1");
        String file = (line + "\n\n" + good).replace("\"C\"", "\"" + caseId + "\"");
        Report dryRun = take(JSON_LINES, file.getBytes(StandardCharsets.UTF_8), true);
        Report real = take(JSON_LINES, file);

        for (Report report : List.of(dryRun, real)) {
            assertThat(report.lines()).hasSize(2);
            assertThat(report.problem().path("type").asString())
                    .as(report.toString())
                    .isEqualTo("/problems/" + type);
            assertThat(report.problem().path("field").asString()).isEqualTo(field);
            assertThat(report.lines().getFirst().path("line").asInt()).isEqualTo(1);
            assertThat(report.lines().getLast().path("line").asInt()).isEqualTo(3);
            assertThat(report.outcomes().getLast()).contains("RECORDED");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C,facts/CommunicationAnswered,2024-06-26,stranger,,,,       | unknown-party    | onBehalfOf
            C,facts/CommunicationAnswered,2024-06-26,,,,,               | missing-property | actors
            C,facts/CommunicationAnswered,2190-06-26,defendant-1,,,,    | in-the-future    | occurredAt
            C,facts/CommunicationAnswered,26 June,defendant-1,,,,       | invalid-value    | occurredAt
            C,facts/CommunicationAnswered,2024-06-26,defendant-1,,x,,   | invalid-value    | docketEntry
            C,facts/CommunicationAnswered,2024-06-26,defendant-1,,,yes, | unknown-property | inWriting
            C,facts/DemandServed,2024-06-26,defendant-1,,,maybe,        | invalid-value    | inWriting
            C,facts/CommunicationAnswered,2024-06-26,defendant-1,,,     | malformed-line   | line
            C,facts/CommunicationAnswered,2024-06-26,defendant-1,,,,,   | malformed-line   | line
            C,,2024-06-26,defendant-1,,,,                               | malformed-line   | operation
            ,facts/CommunicationAnswered,2024-06-26,defendant-1,,,,     | malformed-line   | caseId
            C,facts/CommunicationAnswered,2024-06-26,defendant-1,"=HYPERLINK(""http://x"")",,, | invalid-value | note
            C,facts/CommunicationAnswered,2024-06-26,defendant-1,@SUM(1),,,                    | invalid-value | note
            C,facts/CommunicationAnswered,2024-06-26,defendant-1,latin \uFFFD,,,               | malformed-line | note
            C,whisper,2024-06-26,defendant-1,,,,                        | unknown-operation | operation
            """)
    void anInvalidRowReportsTheColumn(String row, String type, String field) {
        byte[] file = (HEADER + row.replace("C,", caseId + ",") + "\r\n")
                .replace('\uFFFD', '\u00e9')
                .getBytes(row.indexOf('\uFFFD') < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        for (boolean isDryRun : new boolean[] {true, false}) {
            Report report = take(CSV, file, isDryRun);
            assertThat(report.problem().path("type").asString())
                    .as(report.toString())
                    .isEqualTo("/problems/" + type);
            assertThat(report.problem().path("field").asString()).isEqualTo(field);
            assertThat(report.lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            caseId,operation,amount     | malformed-line | amount
            caseId,operation,to,to      | malformed-line | header
            caseId,to                   | malformed-line | header
            caseId,"operation"x         | malformed-line | header
            ''                          | malformed-line | header
            """)
    void anInvalidHeaderRejectsTheFile(String header, String type, String field) {
        Answer answer = post(CSV, (header + "\r\n").getBytes(StandardCharsets.UTF_8), "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("/problems/" + type);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void aFileMayHaveAByteOrderMarkAndQuotedCells() {
        long before = api.factsOf(caseId).size();
        Report report = take(
                CSV,
                "\uFEFF" + "\"caseId\",operation,occurredAt,onBehalfOf,note\r\n" + caseId
                        + ",facts/CommunicationAnswered,2024-05-02,defendant-1,\"said \"\"yes\"\", twice\"\r\n");
        assertThat(report.outcomes()).as(report.toString()).containsExactly("RECORDED");
        assertThat(api.factsOf(caseId)).hasSize((int) before + 1);
        assertThat(api.factsOf(caseId).getLast())
                .isInstanceOfSatisfying(
                        CommunicationAnswered.class,
                        fact -> assertThat(fact.circumstances().note()).isEqualTo("said \"yes\", twice"));
        assertThat(take(
                                JSON_LINES,
                                "\uFEFF" + answered("2024-05-03", "defendant-1").replace("\"C\"", "\"" + caseId + "\"")
                                        + "\r\n")
                        .outcomes())
                .containsExactly("RECORDED");
    }

    @Test
    void processingStopsAtAMissingQuotationMark() {
        String row = caseId + ",facts/CommunicationAnswered,2024-05-0%d,defendant-1,%s,,,\r\n";
        for (String rest : List.of("", "x".repeat(600 * 1024))) {
            Report report = take(
                    CSV,
                    HEADER
                            + row.formatted(5, "fine" + rest.length())
                            + row.formatted(6, "\"open")
                            + rest
                            + row.formatted(7, ""));
            assertThat(report.outcomes()).containsExactly("RECORDED");
            assertThat(report.summary().path("stopped").asString())
                    .startsWith("Line ")
                    .endsWith(".");
        }
    }

    @Test
    void aKeyIsRecordedOnceWithinAFile() {
        String row = caseId + ",facts/CommunicationAnswered,2024-05-%s,defendant-1,,,,twice\r\n";
        String file = HEADER + row.formatted("10") + row.formatted("10") + row.formatted("11");
        Report dryRun = take(CSV, file.getBytes(StandardCharsets.UTF_8), true);
        assertThat(dryRun.outcomes()).containsExactly("WOULD_BE_RECORDED", "ALREADY_RECORDED", "REFUSED");
        Report real = take(CSV, file);
        assertThat(real.outcomes()).containsExactly("RECORDED", "ALREADY_RECORDED", "REFUSED");
        assertThat(real.lines().getLast().path("problem").path("type").asString())
                .isEqualTo("/problems/key-already-used");
    }

    @Test
    void aDryRunDoesNotCheckCasesThatLeftItsMemory() throws IOException {
        var file = new StringBuilder("caseId,operation,court,docketNumber,caption,openedOn\n");
        for (int number : new int[] {1, 2, 1, 3, 2, 1}) {
            String docketNumber = "24-cv-7000" + number;
            file.append("cand-%s,open,cand,%s,A v. B (fictional),2024-01-08\n".formatted(docketNumber, docketNumber));
        }
        var outcomes = new ArrayList<LineReport.Result>();
        var summary = new BulkIntake(submissions, new Submission.Sender("clerk", "CLERK", "bulk"), true, 2)
                .run(
                        new CsvLines(new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8))),
                        report -> outcomes.add(report.outcome()));

        assertThat(outcomes)
                .containsExactly(
                        LineReport.Result.WOULD_BE_RECORDED,
                        LineReport.Result.WOULD_BE_RECORDED,
                        LineReport.Result.ALREADY_RECORDED,
                        LineReport.Result.WOULD_BE_RECORDED,
                        LineReport.Result.NOT_CHECKED,
                        LineReport.Result.ALREADY_RECORDED);
        assertThat(summary.lines()).isEqualTo(6);
    }

    @Test
    void aFileMayExceedTheLimitOfARequestBody() {
        String line = ",facts/CommunicationAnswered,2024-05-20,defendant-1,,,,\n";
        Report report = take(CSV, HEADER + ("no case " + "x".repeat(300) + line).repeat(1_000) + caseId + line);
        assertThat(report.outcomes()).hasSize(1_001).endsWith("RECORDED");
    }

    @Test
    void otherMediaTypesAreRejected() {
        Answer answer = post("application/json", "{}".getBytes(StandardCharsets.UTF_8), "");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body().path("detail").asString()).contains("text/csv", "application/jsonl");
    }
}
