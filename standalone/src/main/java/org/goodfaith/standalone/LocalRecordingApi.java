package org.goodfaith.standalone;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.goodfaith.command.operation.JointEntries;
import org.goodfaith.command.operation.LocalOperations;
import org.goodfaith.command.operation.LocalOperations.Response;
import org.goodfaith.command.operation.Submission.Sender;
import org.goodfaith.command.template.TemplateDescriptions;
import org.goodfaith.query.page.Messages;
import org.goodfaith.query.recording.RecordingApi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Passes the forms of the pages to the command side in the same process, without HTTP. */
@Component
class LocalRecordingApi implements RecordingApi {

    private static final Logger LOG = LoggerFactory.getLogger(LocalRecordingApi.class);
    private static final String TEMPLATES = "/templates";
    private static final String SOURCE = "form";

    private final LocalOperations operations;
    private final JointEntries jointEntries;
    private final TemplateDescriptions templates;
    private final JsonMapper json;

    LocalRecordingApi(
            LocalOperations operations, JointEntries jointEntries, TemplateDescriptions templates, JsonMapper json) {
        this.operations = operations;
        this.jointEntries = jointEntries;
        this.templates = templates;
        this.json = json;
    }

    @Override
    public Answer get(String path) {
        return answer(() -> {
            Optional<Object> found = path.equals(TEMPLATES)
                    ? Optional.of(templates.all())
                    : templates.find(path.substring(TEMPLATES.length() + 1));
            return found.map(body -> new Response(HttpStatus.OK.value(), body))
                    .orElseGet(() -> new Response(
                            HttpStatus.NOT_FOUND.value(),
                            ProblemDetail.forStatusAndDetail(
                                    HttpStatus.NOT_FOUND, Messages.get("recording.order.noTemplate"))));
        });
    }

    @Override
    public Answer dryRun(String path, JsonNode body, String actor) {
        return answer(() -> isJoint(path)
                ? jointEntries.dryRun(sender(actor), joint(path), bytes(body))
                : operations.dryRun(sender(actor), path, bytes(body)));
    }

    @Override
    public Answer record(String path, JsonNode body, Confirmation confirmation, String actor) {
        String seen = confirmation.lastEntry();
        return answer(() -> isJoint(path)
                ? jointEntries.record(sender(actor), joint(path), bytes(body), confirmation.key())
                : operations.record(
                        sender(actor),
                        path,
                        bytes(body),
                        confirmation.key(),
                        seen.isEmpty() ? null : Long.valueOf(seen)));
    }

    private static boolean isJoint(String path) {
        return path.startsWith(JointEntries.PATH + "/");
    }

    private static String joint(String path) {
        return path.substring(JointEntries.PATH.length() + 1);
    }

    private static Sender sender(String actor) {
        return new Sender(actor, LocalAccount.ROLE, SOURCE);
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Answer answer(Supplier<Response> work) {
        try {
            Response response = work.get();
            JsonNode body = response.body() instanceof ProblemDetail problem
                    ? json(problem)
                    : json.valueToTree(response.body());
            return new Answer(response.status(), body);
        } catch (RuntimeException e) {
            LOG.error("The command side failed to process a form", e);
            return new Answer(
                    HttpStatus.SERVICE_UNAVAILABLE.value(),
                    JsonNodeFactory.instance.objectNode().put("detail", Messages.get("recording.unavailable.failed")));
        }
    }

    private JsonNode json(ProblemDetail problem) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("type", String.valueOf(problem.getType()))
                .put("detail", problem.getDetail());
        Optional.ofNullable(problem.getProperties())
                .ifPresent(properties -> properties.forEach((name, value) -> node.set(name, json.valueToTree(value))));
        return node;
    }
}
