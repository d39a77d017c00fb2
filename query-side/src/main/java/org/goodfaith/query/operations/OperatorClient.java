package org.goodfaith.query.operations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the operations API of a running Goodfaith. */
final class OperatorClient {

    private static final Duration RESPONSE_TIMEOUT = Duration.ofMinutes(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final String authorization;

    OperatorClient(String address, String user, String password) {
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        String credentials = user + ":" + password;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    JsonNode get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    JsonNode post(String path) throws InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(URI.create(address + "/api/v1/operations" + path))
                    .timeout(RESPONSE_TIMEOUT)
                    .header("Authorization", authorization);
        } catch (IllegalArgumentException e) {
            throw unreachable(e);
        }
    }

    private JsonNode send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = JsonMapper.shared().readTree(response.body());
            if (response.statusCode() >= 400) {
                throw new Refused(
                        body.path("detail").asString("Goodfaith answered with status " + response.statusCode() + "."));
            }
            return body;
        } catch (IOException | JacksonException e) {
            throw unreachable(e);
        }
    }

    private Unreachable unreachable(Exception cause) {
        return new Unreachable("Cannot reach Goodfaith at " + address + ".", cause);
    }

    /** Thrown when Goodfaith rejects a request; the message is its reason. */
    static final class Refused extends RuntimeException {

        private Refused(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Thrown when no Goodfaith answers at the address. */
    static final class Unreachable extends RuntimeException {

        private Unreachable(String message, Exception cause) {
            super(message, cause);
        }
    }
}
