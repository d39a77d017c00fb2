package org.goodfaith.query.recording;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.goodfaith.query.commandside.CommandSideLocation;
import org.goodfaith.query.commandside.CommandSideSettings;
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

/** Speaks to the command side by HTTP, wherever it runs. */
final class HttpRecordingApi implements RecordingApi {

    private static final Logger LOG = LoggerFactory.getLogger(HttpRecordingApi.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ROOT = "/api/v1";
    private static final int UNAVAILABLE = 503;
    private static final String OUT_OF_REACH =
            "The part of the program that records cannot be reached right now. Try again in a moment.";
    private static final String FAILED =
            "The part of the program that records failed at it. Try again; if it fails again, tell the operator.";

    private final CommandSideLocation location;
    private volatile @Nullable Connection connection;

    HttpRecordingApi(CommandSideLocation location) {
        this.location = location;
    }

    private record Connection(RestClient client, @Nullable String account) {}

    @Override
    public Answer get(String path) {
        return answer(client -> client.get().uri(ROOT + path).exchange((_, response) -> read(response)));
    }

    @Override
    public Answer rehearse(String path, JsonNode body, String actor) {
        return post(path + "?dryRun=true", body, null, actor);
    }

    @Override
    public Answer record(String path, JsonNode body, Confirmation confirmation, String actor) {
        return post(path, body, confirmation, actor);
    }

    private Answer post(String path, JsonNode body, @Nullable Confirmation confirmation, String actor) {
        return answer(client -> {
            var request = client.post().uri(ROOT + path).contentType(MediaType.APPLICATION_JSON);
            if (confirmation != null) {
                request.header("Idempotency-Key", confirmation.key());
                if (!confirmation.lastEntry().isEmpty()) {
                    request.header(HttpHeaders.IF_MATCH, '"' + confirmation.lastEntry() + '"');
                }
            }
            if (!actor.equals(account())) {
                request.header("Acting-For", actor);
            }
            return request.body(body.toString()).exchange((_, response) -> read(response));
        });
    }

    private @Nullable String account() {
        return connection().map(Connection::account).orElse(null);
    }

    private Answer answer(Function<RestClient, @Nullable Answer> call) {
        try {
            return connection()
                    .map(there -> Objects.requireNonNull(call.apply(there.client())))
                    .orElseGet(() -> unavailable("Recording is not set up here: this side does not know where the"
                            + " command side runs (goodfaith.query.command-side.url)."));
        } catch (ResourceAccessException e) {
            LOG.warn("The command side cannot be reached", e);
            return unavailable(OUT_OF_REACH);
        }
    }

    private static Answer read(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        try {
            var answer = new Answer(status, JSON.readTree(response.getBody()));
            return answer.isUnclear() ? unavailable(FAILED) : answer;
        } catch (JacksonException e) {
            LOG.warn("The command side answered {} with something that is no JSON", status, e);
            return unavailable(FAILED);
        }
    }

    private static Answer unavailable(String says) {
        return new Answer(UNAVAILABLE, JsonNodeFactory.instance.objectNode().put("detail", says));
    }

    private Optional<Connection> connection() {
        Connection known = connection;
        if (known == null) {
            CommandSideSettings found = location.find();
            if (found.url() == null) {
                return Optional.empty();
            }
            known = new Connection(found.client(), found.user());
            connection = known;
        }
        return Optional.of(known);
    }
}
