package org.goodfaith.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.goodfaith.command.http.CommandApi.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every malformed request gets a problem that names the field, and nothing is recorded. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedCommandRequestsTest {

    private static final String ANSWERED = "/facts/CommunicationAnswered";
    private static final String STATEMENT = "/facts/StatementSubmitted";
    private static final String FINE =
            "{\"circumstances\":{\"occurredAt\":\"2024-06-26\"},\"actors\":{\"onBehalfOf\":[\"defendant-1\"]}}";

    @Autowired
    private CommandApi api;

    private String caseId = "";

    @BeforeAll
    void openACase() {
        caseId = api.openCase("24-cv-00801");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                // malformed JSON
                row(ANSWERED, "", 400, "malformed-json", "body"),
                row(ANSWERED, "   ", 400, "malformed-json", "body"),
                row(ANSWERED, "{", 400, "malformed-json", "body"),
                row(ANSWERED, "{\"circumstances\":", 400, "malformed-json", "body"),
                row(ANSWERED, FINE + FINE, 400, "malformed-json", "body"),
                row(ANSWERED, FINE + "garbage", 400, "malformed-json", "body"),
                row(ANSWERED, "{'circumstances':{}}", 400, "malformed-json", "body"),
                row(ANSWERED, "// comment\n" + FINE, 400, "malformed-json", "body"),
                row(ANSWERED, "{\"actors\":{\"onBehalfOf\":[NaN]}}", 400, "malformed-json", "actors.onBehalfOf"),
                row(ANSWERED, "[".repeat(60) + "]".repeat(60), 400, "invalid-value", "body"),
                row(
                        "/entries/1/strike",
                        "{\"reason\":\"r\",\"replacement\":{\"fact\":\"PartyJoined\",\"body\":" + "[".repeat(60)
                                + "]".repeat(60) + "}}",
                        400,
                        "malformed-json",
                        "replacement.body"),
                row(
                        ANSWERED,
                        FINE.replace("{\"circ", "{\"actors\":{\"onBehalfOf\":[\"plaintiff-1\"]},\"circ"),
                        400,
                        "malformed-json",
                        "actors"),
                row(
                        ANSWERED,
                        FINE.replace("\"2024-06-26\"", "\"2024-06-26\",\"occurredAt\":\"2024-06-27\""),
                        400,
                        "malformed-json",
                        "circumstances.occurredAt"),
                row(
                        ANSWERED,
                        FINE.replace("defendant-1", "defendant\u0001"),
                        400,
                        "malformed-json",
                        "actors.onBehalfOf[0]"),
                // wrong types
                row(ANSWERED, "null", 400, "missing-property", "body"),
                row(ANSWERED, "[]", 400, "invalid-value", "body"),
                row(ANSWERED, "\"text\"", 400, "invalid-value", "body"),
                row(ANSWERED, "17", 400, "invalid-value", "body"),
                row(
                        ANSWERED,
                        FINE.replace("[\"defendant-1\"]", "\"defendant-1\""),
                        400,
                        "invalid-value",
                        "actors.onBehalfOf"),
                row(ANSWERED, FINE.replace("\"defendant-1\"", "17"), 400, "invalid-value", "actors.onBehalfOf[0]"),
                row(ANSWERED, FINE.replace("\"defendant-1\"", "{}"), 400, "invalid-value", "actors.onBehalfOf[0]"),
                row(ANSWERED, FINE.replace("\"defendant-1\"", "null"), 400, "missing-property", "actors.onBehalfOf[0]"),
                row(
                        ANSWERED,
                        FINE.replace("\"2024-06-26\"", "20240626"),
                        400,
                        "invalid-value",
                        "circumstances.occurredAt"),
                row(
                        ANSWERED,
                        FINE.replace("\"2024-06-26\"", "[2024,6,26]"),
                        400,
                        "invalid-value",
                        "circumstances.occurredAt"),
                row(ANSWERED, FINE.replace("\"2024-06-26\"", "true"), 400, "invalid-value", "circumstances.occurredAt"),
                row(ANSWERED, with("docketEntry", "\"12\""), 400, "invalid-value", "circumstances.docketEntry"),
                row(ANSWERED, with("docketEntry", "12.5"), 400, "invalid-value", "circumstances.docketEntry"),
                row(ANSWERED, with("docketEntry", "99999999999"), 400, "invalid-value", "circumstances.docketEntry"),
                row(ANSWERED, with("docketEntry", "1" + "0".repeat(400)), 400, "malformed-json", "circumstances"),
                row(ANSWERED, with("note", "17"), 400, "invalid-value", "circumstances.note"),
                row(ANSWERED, with("note", "false"), 400, "invalid-value", "circumstances.note"),
                row(STATEMENT, statement("textPages", "\"ten\""), 400, "invalid-value", "textPages"),
                row(STATEMENT, statement("sections", "\"summary\""), 400, "invalid-value", "sections"),
                // missing and unknown
                row(ANSWERED, "{}", 400, "missing-property", "circumstances"),
                row(ANSWERED, "{\"circumstances\":{\"occurredAt\":\"2024-06-26\"}}", 400, "missing-property", "actors"),
                row(
                        ANSWERED,
                        FINE.replace("\"occurredAt\":\"2024-06-26\"", ""),
                        400,
                        "missing-property",
                        "circumstances.occurredAt"),
                row(
                        ANSWERED,
                        FINE.replace("\"2024-06-26\"", "null"),
                        400,
                        "missing-property",
                        "circumstances.occurredAt"),
                row(
                        ANSWERED,
                        FINE.replace("{\"onBehalfOf\":[\"defendant-1\"]}", "null"),
                        400,
                        "missing-property",
                        "actors"),
                row(
                        ANSWERED,
                        FINE.replace("\"onBehalfOf\":[\"defendant-1\"]", ""),
                        400,
                        "invalid-value",
                        "actors.onBehalfOf"),
                row(ANSWERED, FINE.replace("{\"circ", "{\"amount\":5,\"circ"), 400, "unknown-property", "amount"),
                row(
                        ANSWERED,
                        with("recordedAt", "\"2024-01-01\""),
                        400,
                        "unknown-property",
                        "circumstances.recordedAt"),
                row("/parties", party("side", "\"NEITHER\""), 400, "invalid-value", "side"),
                row("/parties", party("side", "0"), 400, "invalid-value", "side"),
                row("/parties", party("side", "\"\""), 400, "invalid-value", "side"),
                row("/parties", party("party", "\"Plaintiff 1\""), 400, "invalid-value", "party"),
                row("/parties", party("name", "\"\""), 400, "invalid-value", "name"),
                row("/parties", party("name", "\"" + "x".repeat(301) + "\""), 400, "invalid-value", "name"),
                row("/parties", party("name", "\"" + "\u3316".repeat(300) + "\""), 400, "invalid-value", "name"),
                row("/parties", party("name", "\"" + "\uAC01".repeat(300) + "\""), 400, "invalid-value", "name"),
                row("/parties", party("name", "\"\u200B\""), 400, "invalid-value", "name"),
                row("/parties", party("name", "\"two\\nlines\""), 400, "invalid-value", "name"),
                row("/parties", party("insured", "\"yes\""), 400, "invalid-value", "insured"),
                // invalid values
                row(
                        ANSWERED,
                        FINE.replace("2024-06-26", "2024-06-31"),
                        400,
                        "invalid-value",
                        "circumstances.occurredAt"),
                row(ANSWERED, FINE.replace("2024-06-26", "June 26"), 400, "invalid-value", "circumstances.occurredAt"),
                row(
                        ANSWERED,
                        FINE.replace("2024-06-26", "2024-06-26T10:00-07:00"),
                        400,
                        "invalid-value",
                        "circumstances.occurredAt"),
                row(
                        ANSWERED,
                        FINE.replace("2024-06-26", "2024-06-26T10:00 PST"),
                        400,
                        "invalid-value",
                        "circumstances.occurredAt"),
                row(
                        ANSWERED,
                        FINE.replace("2024-06-26", "2024-06-26T25:00"),
                        400,
                        "invalid-value",
                        "circumstances.occurredAt"),
                row(
                        ANSWERED,
                        FINE.replace("2024-06-26", "0024-06-26"),
                        400,
                        "invalid-value",
                        "circumstances.occurredAt"),
                row(ANSWERED, with("channel", "\"PIGEON\""), 400, "invalid-value", "circumstances.channel"),
                row(ANSWERED, with("docketEntry", "0"), 400, "invalid-value", "circumstances.docketEntry"),
                row(ANSWERED, with("document", "\"abc\""), 400, "invalid-value", "circumstances.document"),
                row(ANSWERED, with("note", "\"bell \\u0007\""), 400, "invalid-value", "circumstances.note"),
                row(ANSWERED, with("note", "\"" + "x".repeat(2001) + "\""), 400, "invalid-value", "circumstances.note"),
                row(ANSWERED, with("note", "\"\\uFFFE\""), 400, "invalid-value", "circumstances.note"),
                row(ANSWERED, with("note", "\"\\u0000\""), 400, "invalid-value", "circumstances.note"),
                row(ANSWERED, with("cures", "-1"), 400, "invalid-value", "circumstances.cures"),
                row(
                        ANSWERED,
                        FINE.replace("\"defendant-1\"", "\"defendant-1\",\"defendant-1\""),
                        400,
                        "invalid-value",
                        "actors.onBehalfOf"),
                row(STATEMENT, statement("textPages", "-3"), 400, "invalid-value", "textPages"),
                row("/extensions", extension("untilOn"), 400, "invalid-value", "dueAt"),
                // refusals
                row(ANSWERED, FINE.replace("defendant-1", "stranger"), 422, "unknown-party", "actors.onBehalfOf[0]"),
                row(
                        ANSWERED,
                        FINE.replace("2024-06-26", "2099-01-01"),
                        422,
                        "in-the-future",
                        "circumstances.occurredAt"),
                row(
                        ANSWERED,
                        FINE.replace("2024-06-26", "2024-08-30T15:01"),
                        422,
                        "in-the-future",
                        "circumstances.occurredAt"),
                row(
                        ANSWERED,
                        FINE.replace("2024-06-26", "1999-01-01"),
                        422,
                        "before-the-case",
                        "circumstances.occurredAt"),
                row(ANSWERED, with("cures", "99"), 422, "unknown-entry", "circumstances.cures"),
                row(STATEMENT, statement("textPages", "3"), 422, "unknown-event", "event"),
                row("/extensions", extension("dueAt"), 422, "unknown-term", "term"),
                row("/entries/0/strike", "{\"reason\":\"why not\"}", 409, "cannot-be-stricken", "entry"),
                row("/entries/99/strike", "{\"reason\":\"why not\"}", 422, "unknown-entry", "entry"),
                row("/entries/1/strike", "{}", 400, "missing-property", "reason"),
                row(
                        "/entries/1/strike",
                        "{\"reason\":\"r\",\"replacement\":{\"fact\":\"NoSuchFact\",\"body\":{}}}",
                        404,
                        "unknown-fact",
                        "replacement.fact"),
                row(
                        "/entries/1/strike",
                        "{\"reason\":\"r\",\"replacement\":{\"fact\":\"PartyJoined\",\"body\":{\"party\":5}}}",
                        400,
                        "invalid-value",
                        "replacement.body.party"),
                row("/facts/CaseOpened", opened(), 422, "has-its-own-command", "fact"),
                row("/facts/OrderEntered", "{}", 422, "has-its-own-command", "fact"),
                row("/facts/EntryStricken", "{\"entry\":", 422, "has-its-own-command", "fact"),
                row("/facts/OverdueNoticeIssued", "[]", 422, "has-its-own-command", "fact"),
                row(
                        "/facts/ConfidentialLetterSubmitted",
                        with("visibility", "\"PUBLIC\""),
                        422,
                        "visibility-widened",
                        "circumstances.visibility"),
                row(ANSWERED, with("note", "\"by \u202Elesnuoc\""), 400, "invalid-value", "circumstances.note"),
                row(ANSWERED, with("note", "\"half \\uD83D\""), 400, "invalid-value", "circumstances.note"),
                row("/facts/NoSuchFact", FINE, 404, "unknown-fact", "fact"),
                row("/facts/communicationanswered", FINE, 404, "unknown-fact", "fact"),
                row("/facts/Object", FINE, 404, "unknown-fact", "fact"),
                row("/facts/Fact", FINE, 404, "unknown-fact", "fact"),
                // invalid addresses
                row("/facts", FINE, 404, "not-found", "path"),
                row("/entries/one/strike", "{\"reason\":\"r\"}", 400, "malformed-parameter", "entry"),
                row(ANSWERED + "?dryrun=true", FINE, 400, "unknown-parameter", "dryrun"),
                row(ANSWERED + "?asOf=2024-01-01", FINE, 400, "unknown-parameter", "asOf"));
    }

    @ParameterizedTest(name = "{0} {1}: {3} {4}")
    @MethodSource("bodies")
    void getAProblemThatNamesTheField(String path, String body, int status, String type, String field) {
        long before = api.recorded();
        Answer answer = api.post("/api/v1/cases/" + caseId + path, body);

        requireProblem(answer, status, type, field);
        assertThat(api.recorded()).isEqualTo(before);
    }

    static Stream<Arguments> openings() {
        return Stream.of(
                Arguments.of("{\"court\":\"xxxxx\"", 422, "unknown-court", "court"),
                Arguments.of("{\"court\":\"CAND\"", 400, "invalid-value", "court"),
                Arguments.of(
                        "{\"court\":\"cand\",\"docketNumber\":\"no number\"", 400, "invalid-value", "docketNumber"),
                Arguments.of("{\"openedOn\":\"2024-13-01\"", 400, "invalid-value", "openedOn"),
                Arguments.of("{\"openedOn\":[2024,1,8]", 400, "invalid-value", "openedOn"),
                Arguments.of("{\"openedOn\":\"2024-01-08T00:00:00Z\"", 400, "invalid-value", "openedOn"),
                Arguments.of("{\"openedOn\":\"2024-09-01\"", 422, "in-the-future", "circumstances.occurredAt"),
                Arguments.of(
                        "{\"judges\":[{\"initials\":\"abc\",\"name\":\"A\"}]",
                        400,
                        "invalid-value",
                        "judges[0].initials"),
                Arguments.of("{\"docketEntry\":-3", 400, "invalid-value", "docketEntry"),
                Arguments.of("{\"judges\":{}", 400, "invalid-value", "judges"),
                Arguments.of("{\"sample\":true", 400, "unknown-property", "sample"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("openings")
    void doNotOpenACase(String start, int status, String type, String field) {
        long before = api.recorded();
        String rest = "";
        rest += start.contains("\"court\"") ? "" : ",\"court\":\"cand\"";
        rest += start.contains("docketNumber") ? "" : ",\"docketNumber\":\"24-cv-00888\"";
        rest += start.contains("openedOn") ? "" : ",\"openedOn\":\"2024-01-08\"";
        Answer answer = api.post("/api/v1/cases", start + rest + ",\"caption\":\"A v. B\"}");

        requireProblem(answer, status, type, field);
        assertThat(api.recorded()).isEqualTo(before);
    }

    @Test
    void needTheContentTypeJson() {
        String path = "/api/v1/cases/" + caseId + ANSWERED;
        requireProblem(
                api.post(path, "<xml/>", "Content-Type", "application/xml"),
                415,
                "unsupported-media-type",
                "Content-Type");
        requireProblem(
                api.post(path, "a=b", "Content-Type", "application/x-www-form-urlencoded"),
                415,
                "unsupported-media-type",
                "Content-Type");
        requireProblem(
                api.post(path, FINE, "Content-Type", "not a type"), 415, "unsupported-media-type", "Content-Type");
    }

    @Test
    void needTheRightMethod() {
        requireProblem(
                api.send("PUT", "/api/v1/cases/" + caseId + ANSWERED, BodyPublishers.ofString(FINE)),
                405,
                "method-not-allowed",
                "method");
    }

    @Test
    void needTheEncodingUtf8() {
        byte[] latin = FINE.replace("defendant-1", "défendant").getBytes(StandardCharsets.ISO_8859_1);
        requireProblem(
                api.send("POST", "/api/v1/cases/" + caseId + ANSWERED, BodyPublishers.ofByteArray(latin)),
                400,
                "malformed-json",
                "actors.onBehalfOf[0]");
    }

    @Test
    void mustNotExceedTheBodyLimit() {
        String huge = with("note", "\"" + "x".repeat(300_000) + "\"");
        String path = "/api/v1/cases/" + caseId + ANSWERED;
        requireProblem(api.post(path, huge), 413, "too-large", "body");
        requireProblem(
                api.send(
                        "POST",
                        path,
                        BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(huge.getBytes(StandardCharsets.UTF_8)))),
                413,
                "too-large",
                "body");
    }

    @Test
    void needAWellFormedIdempotencyKey() {
        String path = "/api/v1/cases/" + caseId + ANSWERED;
        requireProblem(
                api.post(path, FINE, "Idempotency-Key", "k".repeat(201)), 400, "malformed-header", "Idempotency-Key");
        requireProblem(api.post(path, FINE, "Idempotency-Key", ""), 400, "malformed-header", "Idempotency-Key");
        requireProblem(
                api.post(path, FINE, "Idempotency-Key", "two words"), 400, "malformed-header", "Idempotency-Key");
        requireProblem(
                api.post(path, FINE, "Idempotency-Key", "a", "Idempotency-Key", "b"),
                400,
                "malformed-header",
                "Idempotency-Key");
    }

    @Test
    void mustNotExceedTheHeaderLimit() {
        Answer answer = api.post("/api/v1/cases/" + caseId + ANSWERED, FINE, "X-Long", "x".repeat(20_000));
        assertThat(answer.status()).isBetween(400, 431);
        assertThat(answer.raw().body()).doesNotContain("apache", "Exception");
    }

    @Test
    void needTheIdOfAnOpenCase() {
        requireProblem(api.post("/api/v1/cases/Nonsense" + ANSWERED, FINE), 400, "malformed-parameter", "caseId");
        requireProblem(api.post("/api/v1/cases/cand-24-cv-77777" + ANSWERED, FINE), 404, "unknown-case", "caseId");
        requireProblem(api.post("/api/v1/courts/CAND/closures", "{}"), 400, "malformed-parameter", "court");
    }

    @Test
    void needAKnownCourtAndKindForAClosure() {
        String closure = "{\"closure\":\"c\",\"fromOn\":\"2024-09-02\",\"untilOn\":\"2024-09-01\",\"kind\":\"STATE\","
                + "\"contested\":false,\"authority\":\"a\"}";
        requireProblem(api.post("/api/v1/courts/cand/closures", closure), 400, "invalid-value", "untilOn");
        String good = closure.replace("2024-09-01", "2024-09-02");
        requireProblem(api.post("/api/v1/courts/zzz/closures", good), 422, "unknown-court", "court");
        requireProblem(
                api.post("/api/v1/courts/cand/closures", good.replace("STATE", "CITY")), 400, "invalid-value", "kind");
        requireProblem(
                api.post("/api/v1/courts/cand/closures", good.replace("\"contested\":false,", "")),
                400,
                "missing-property",
                "contested");
    }

    private static void requireProblem(Answer answer, int status, String type, String field) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.type()).as(answer.body().toString()).isEqualTo("/problems/" + type);
        assertThat(answer.field()).isEqualTo(field);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body().path("title").asString()).isNotBlank();
        assertThat(answer.body().path("detail").asString())
                .endsWith(".")
                .doesNotContain("java.", "tools.jackson", "org.goodfaith", "Exception", "`");
    }

    private static String with(String property, String value) {
        return FINE.replace("\"2024-06-26\"", "\"2024-06-26\",\"" + property + "\":" + value);
    }

    private static String party(String property, String value) {
        return """
                {"circumstances":{"occurredAt":"2024-01-08"},"party":"third","name":"Third","side":"OTHER",
                 "kind":"ORGANIZATION","%s":%s}
                """.formatted(property, value).replaceFirst("\"" + property + "\":\"[^\"]*\",", "");
    }

    private static String statement(String property, String value) {
        return """
                {"circumstances":{"occurredAt":"2024-08-06"},"actors":{"onBehalfOf":["plaintiff-1"]},
                 "event":"settlement-conference","%s":%s}
                """.formatted(property, value);
    }

    private static String extension(String dueProperty) {
        return """
                {"circumstances":{"occurredAt":"2024-08-06"},"term":{"order":"ecf-21","term":"serve-demand"},
                 "%s":"2024-08-20","basis":"ORDER"}
                """.formatted(dueProperty);
    }

    private static String opened() {
        return """
                {"circumstances":{"occurredAt":"2024-01-08"},"caseId":"cand-24-cv-00801","court":"cand",
                 "docketNumber":"24-cv-00801","caption":"c","sample":false}
                """;
    }

    private static Arguments row(String path, String body, int status, String type, String field) {
        return Arguments.of(path, body, status, type, field);
    }
}
