package org.goodfaith.query.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.query.commandside.CommandSideSettings;
import org.goodfaith.query.recording.RecordingApi.Confirmation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests confirmations after the case changed or without an answer, against a stub server. */
class RecordingPagesTest {

    private static final String DRY = """
            {"entries":["CaseReopened"],"changes":[],"warnings":[],"lastEntry":%d}
            """;

    private final Queue<Reply> answers = new ArrayDeque<>();
    private final List<String> recordings = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final ExtendedModelMap model = new ExtendedModelMap();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private HttpServer server;
    private RecordingFlow flow;

    private record Reply(int status, String body) {}

    @BeforeEach
    void answer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        flow = new RecordingFlow(new HttpRecordingApi(new CommandSideSettings(url, "delegate", "secret")));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getQuery() == null) {
            recordings.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " after "
                    + exchange.getRequestHeaders().getFirst("If-Match"));
        }
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Reply reply = Objects.requireNonNull(answers.poll(), "one answer for each request");
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Test
    void reviewsTheChangesBeforeRecording() {
        answers.add(new Reply(200, DRY.formatted(7)));

        assertThat(press("check", Map.of())).isEqualTo("goodfaith/recording-check");
        assertThat(confirmation().lastEntry()).isEqualTo("7");
        assertThat(confirmation().key()).isNotBlank();
        assertThat(recordings).isEmpty();
    }

    @Test
    void reviewsAConfirmationWithoutReview() {
        answers.add(new Reply(200, DRY.formatted(7)));

        assertThat(press("record", Map.of("key", "k"))).isEqualTo("goodfaith/recording-check");
        assertThat(recordings).isEmpty();
    }

    @Test
    void reviewsAgainWithTheSameKeyAfterAConflict() {
        answers.add(new Reply(412, "{\"type\":\"/problems/case-changed\",\"detail\":\"InputType again.\"}"));
        answers.add(new Reply(200, DRY.formatted(9)));

        assertThat(press("record", Map.of("key", "k", "lastEntry", "7"))).isEqualTo("goodfaith/recording-check");
        assertThat(recordings).containsExactly("k after \"7\"");
        assertThat(model.getAttribute("conflict")).isEqualTo(true);
        assertThat(confirmation()).isEqualTo(new Confirmation("k", "9"));
    }

    @Test
    void offersToConfirmAgainWithTheSameKeyWithoutAnAnswer() {
        answers.add(new Reply(500, "{\"detail\":\"The server failed.\"}"));

        assertThat(press("record", Map.of("key", "k", "lastEntry", "7"))).isEqualTo("goodfaith/recording-unclear");
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(confirmation()).isEqualTo(new Confirmation("k", "7"));

        answers.add(new Reply(
                201, "{\"caseId\":\"cand-24-cv-00101\",\"sequence\":8,\"eventIds\":[\"e\"],\"token\":\"t\"}"));
        assertThat(press("record", Map.of("key", "k", "lastEntry", "7")))
                .isEqualTo("redirect:/cases/cand-24-cv-00101/recorded/8?made=1&token=t");
        assertThat(recordings).containsExactly("k after \"7\"", "k after \"7\"");
    }

    @Test
    void reportsAFailedDryRun() {
        answers.add(new Reply(502, "<html>Bad gateway</html>"));

        assertThat(press("check", Map.of())).isEqualTo("goodfaith/recording-form");
        assertThat(((FormErrors) Objects.requireNonNull(model.getAttribute("errors")))
                        .all()
                        .getFirst()
                        .message())
                .contains("Your entry was not saved because of a problem on our side.");
    }

    @Test
    void reviewOfAnEntryForSeveralCasesShowsEveryCase() {
        answers.add(new Reply(200, """
                {"act":"dry-run","complete":false,"says":"1 of 2","cases":[
                 {"caseId":"cand-24-cv-00101","outcome":"WOULD_BE_RECORDED","effect":%s},
                 {"caseId":"cand-24-cv-00102","outcome":"REFUSED","problem":{"status":409,"detail":"It is open."}}]}
                """.formatted(DRY.formatted(7))));

        assertThat(press("check", Map.of("circumstances.forCases.cases", "cand-24-cv-00102")))
                .isEqualTo("goodfaith/recording-check");
        assertThat(confirmation().lastEntry()).isEqualTo("cand-24-cv-00101=7");
        assertThat(joint().cases())
                .extracting(JointOutcome.JointOutcomeInCase::problem)
                .containsExactly("", "It is open.");
    }

    @Test
    void resultOfAnEntryForSeveralCasesSaysWhichCasesHaveItAndKeepsTheKey() {
        answers.add(new Reply(207, """
                {"act":"act-1","complete":false,"says":"1 of 2","cases":[
                 {"caseId":"cand-24-cv-00101","outcome":"RECORDED","receipt":{"sequence":8}},
                 {"caseId":"cand-24-cv-00102","outcome":"REFUSED","problem":{"status":409,"detail":"It is open."}}]}
                """));

        assertThat(press("record", Map.of("key", "k", "lastEntry", "7"))).isEqualTo("goodfaith/recording-joint");
        assertThat(joint().complete()).isFalse();
        assertThat(joint().cases())
                .extracting(JointOutcome.JointOutcomeInCase::entry)
                .containsExactly(8L, -1L);
        assertThat(confirmation()).isEqualTo(new Confirmation("k", "7"));
    }

    @Test
    void entryForSeveralCasesNamesTheLastEntryOfEachAndIsReviewedAgainWhereAnotherWasAdded() {
        answers.add(new Reply(207, """
                {"act":"act-1","complete":false,"says":"1 of 2","cases":[
                 {"caseId":"cand-24-cv-00101","outcome":"RECORDED","receipt":{"sequence":8}},
                 {"caseId":"cand-24-cv-00102","outcome":"REFUSED",
                  "problem":{"status":412,"type":"/problems/case-changed","detail":"Another entry was added."}}]}
                """));
        answers.add(new Reply(200, """
                {"act":"dry-run","complete":false,"says":"1 of 2","cases":[
                 {"caseId":"cand-24-cv-00101","outcome":"REFUSED","problem":{"status":409,"detail":"It is reopened."}},
                 {"caseId":"cand-24-cv-00102","outcome":"WOULD_BE_RECORDED","effect":%s}]}
                """.formatted(DRY.formatted(5))));
        String seen = "cand-24-cv-00101=7,cand-24-cv-00102=4";

        assertThat(pressJointly("record", Map.of("key", "k", "lastEntry", seen)))
                .isEqualTo("goodfaith/recording-joint");
        assertThat(bodies.getFirst()).contains("\"lastEntries\":{\"cand-24-cv-00101\":7,\"cand-24-cv-00102\":4}");
        assertThat(model.getAttribute("conflict")).isEqualTo(true);
        assertThat(joint().cases())
                .extracting(JointOutcome.JointOutcomeInCase::outcome)
                .containsExactly("RECORDED", "WOULD_BE_RECORDED");
        assertThat(confirmation())
                .as("the same key, so that the first case gets no second entry")
                .isEqualTo(new Confirmation("k", "cand-24-cv-00101=7,cand-24-cv-00102=5"));
    }

    @Test
    void entryForSeveralCasesThatNoneRecordedIsReviewedFromTheStart() {
        answers.add(new Reply(207, """
                {"act":"act-1","complete":false,"says":"0 of 2","cases":[
                 {"caseId":"cand-24-cv-00101","outcome":"REFUSED",
                  "problem":{"status":412,"type":"/problems/case-changed","detail":"Another entry was added."}},
                 {"caseId":"cand-24-cv-00102","outcome":"REFUSED","problem":{"status":409,"detail":"It is open."}}]}
                """));
        answers.add(new Reply(200, """
                {"act":"dry-run","complete":false,"says":"1 of 2","cases":[
                 {"caseId":"cand-24-cv-00101","outcome":"WOULD_BE_RECORDED","effect":%s},
                 {"caseId":"cand-24-cv-00102","outcome":"REFUSED","problem":{"status":409,"detail":"It is open."}}]}
                """.formatted(DRY.formatted(8))));

        assertThat(pressJointly("record", Map.of("key", "k", "lastEntry", "cand-24-cv-00101=7")))
                .isEqualTo("goodfaith/recording-check");
        assertThat(model.getAttribute("conflict")).isEqualTo(true);
        assertThat(confirmation()).isEqualTo(new Confirmation("k", "cand-24-cv-00101=8"));
    }

    @Test
    void entryOfACaseThatIsTooLargeForADryRunCanBeConfirmedWithoutItsChanges() {
        answers.add(new Reply(503, """
                {"type":"/problems/not-evaluated","detail":"This case is too large.","field":"caseId"}"""));

        assertThat(press("check", Map.of())).isEqualTo("goodfaith/recording-check");
        assertThat(model.getAttribute("tooLarge")).isEqualTo(true);
        assertThat(confirmation().lastEntry())
                .as("the last that the form has read")
                .isEqualTo("7");
    }

    private String pressJointly(String step, Map<String, String> hidden) {
        return press(step, hidden, "/joint-entries/facts/CaseReopened", _ -> JsonMapper.shared()
                .readTree("""
                {"cases":["cand-24-cv-00101","cand-24-cv-00102"],"entry":{"circumstances":{}}}"""));
    }

    private JointOutcome joint() {
        return (JointOutcome) Objects.requireNonNull(model.getAttribute("joint"));
    }

    private Confirmation confirmation() {
        return (Confirmation) Objects.requireNonNull(model.getAttribute("confirmation"));
    }

    private String press(String step, Map<String, String> hidden) {
        return press(step, hidden, "/cases/cand-24-cv-00101/facts/CaseReopened", null);
    }

    private String press(
            String step, Map<String, String> hidden, String api, @Nullable Function<FormValues, JsonNode> body) {
        var posted = new LinkedMultiValueMap<String, String>();
        posted.add("circumstances.occurredAt", "2024-06-25");
        posted.add("reason", "The case was reopened.");
        posted.add("step", step);
        hidden.forEach(posted::add);
        FormChoices choices = FormChoicesFixtures.plain();
        RequestForm form = FactForm.of(CaseReopened.class, choices, "");
        var page = new FormPage("Case reopened", "", "/", api, form, body == null ? form::json : body, choices);
        return flow.process(page, posted, "clerk", model, response);
    }
}
