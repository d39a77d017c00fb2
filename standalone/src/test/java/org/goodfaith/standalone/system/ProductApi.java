package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A client of the product's HTTP API. */
public final class ProductApi {

    public static final String USER = "goodfaith";
    public static final String PASSWORD = "open sesame";

    private static final Duration ANSWER_WAIT_MAX = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String root;

    /** @param address the base URL, such as {@code http://127.0.0.1:8080} */
    ProductApi(String address) {
        this.root = address + "/api/v1";
    }

    /** A response with its status and text. */
    record Answer(int status, String contentType, JsonNode body, String text) {

        /** Checks the status and returns this response. */
        Answer is(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }

        /** Returns the value at a JSON pointer as text; empty if it is missing. */
        String at(String pointer) {
            return body.at(pointer).asString("");
        }

        long sequence() {
            return body.required("sequence").asLong();
        }

        String token() {
            return body.required("token").asString();
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** @param json the body, which may use single quotes for double ones */
    Answer post(String path, String json, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a body as it is, whatever characters it has. */
    Answer postAsIs(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Checks the whole record and returns the result. */
    JsonNode checkedRecord() {
        JsonNode checked;
        do {
            var _ = endedCheck();
            post("/ledger/check", "").is(202);
            checked = endedCheck();
            // A scheduled check may have started first. It may read a part only.
        } while (!checked.required("whole").asBoolean()
                && checked.required("failures").isEmpty());
        return checked;
    }

    private JsonNode endedCheck() {
        return SystemWaiting.await().until(() -> get("/ledger/check").is(200).body(), check -> !check.has("running"));
    }

    /** Records a fact that must be accepted. */
    Answer record(String caseId, String fact, String json) {
        return post("/cases/" + caseId + "/facts/" + fact, json).is(201);
    }

    /**
     * @return the status of each obligation of a case by its id, seen from a viewpoint such as {@code asOf=2025-09-12}
     */
    Map<String, JsonNode> obligations(String caseId, String viewpoint) {
        JsonNode body =
                get("/cases/" + caseId + "/obligations?" + viewpoint).is(200).body();
        var byId = new java.util.TreeMap<String, JsonNode>();
        body.required("obligations")
                .forEach(obligation -> byId.put(obligation.required("id").asString(), obligation));
        return byId;
    }

    /** @return the texts of a list member by member */
    static List<String> texts(JsonNode list, String member) {
        var texts = new ArrayList<String>();
        list.forEach(element -> texts.add(element.path(member).asString("")));
        return texts;
    }

    /** Asks without credentials. */
    static Answer sendAnonymously(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(),
                    type,
                    type.contains("json") && !type.contains("jsonl")
                            ? JSON.readTree(response.body())
                            : MissingNode.getInstance(),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    HttpRequest.Builder request(String path) {
        return signedIn(root + path).timeout(ANSWER_WAIT_MAX);
    }

    /** @return a request of the account to any address */
    static HttpRequest.Builder signedIn(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }
}
