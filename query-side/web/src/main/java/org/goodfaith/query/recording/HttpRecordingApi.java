package org.goodfaith.query.recording;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Function;
import org.goodfaith.query.commandside.CommandSideSettings;
import org.goodfaith.query.page.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sends forms over HTTP to a command side in another process. */
final class HttpRecordingApi implements RecordingApi {

    private static final Logger LOG = LoggerFactory.getLogger(HttpRecordingApi.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ROOT = "/api/v1";
    private static final int UNAVAILABLE = 503;

    private final @Nullable RestClient client;
    private final @Nullable String account;

    HttpRecordingApi(CommandSideSettings settings) {
        this.client = settings.url() == null ? null : settings.client();
        this.account = settings.user();
    }

    @Override
    public Answer get(String path) {
        return answer(http -> http.get().uri(ROOT + path).exchange((_, response) -> read(response)));
    }

    @Override
    public Answer dryRun(String path, JsonNode body, String actor) {
        return post(path + "?dryRun=true", body, null, actor);
    }

    @Override
    public Answer record(String path, JsonNode body, Confirmation confirmation, String actor) {
        return post(path, body, confirmation, actor);
    }

    private Answer post(String path, JsonNode body, @Nullable Confirmation confirmation, String actor) {
        return answer(http -> {
            var request = http.post().uri(ROOT + path).contentType(MediaType.APPLICATION_JSON);
            if (confirmation != null) {
                request.header("Idempotency-Key", confirmation.key());
                if (!confirmation.lastEntry().isEmpty() && !path.startsWith(JointForm.PATH_OF_API)) {
                    request.header(HttpHeaders.IF_MATCH, '"' + confirmation.lastEntry() + '"');
                }
            }
            if (!actor.equals(account)) {
                request.header("Acting-For", actor);
            }
            return request.body(body.toString()).exchange((_, response) -> read(response));
        });
    }

    private Answer answer(Function<RestClient, @Nullable Answer> call) {
        if (client == null) {
            return unavailable("recording.unavailable.setUp");
        }
        try {
            return Objects.requireNonNull(call.apply(client));
        } catch (ResourceAccessException e) {
            LOG.warn("Cannot reach the command side", e);
            return unavailable("recording.unavailable.connection");
        }
    }

    private static Answer read(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        try {
            var answer = new Answer(status, JSON.readTree(response.getBody()));
            return answer.isUnclear() ? unavailable("recording.unavailable.failed") : answer;
        } catch (JacksonException e) {
            LOG.warn("The command side answered with status {} and a body that is not JSON", status, e);
            return unavailable("recording.unavailable.failed");
        }
    }

    private static Answer unavailable(String key) {
        return new Answer(UNAVAILABLE, JsonNodeFactory.instance.objectNode().put("detail", Messages.get(key)));
    }
}
