package org.goodfaith.command.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.goodfaith.events.Fact;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends HTTP requests to the server under test and reads the recorded facts. */
public class CommandApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ApplicationContext server;
    private final EventStore events;
    private final JdbcClient jdbc;

    CommandApi(ApplicationContext server, EventStore events, JdbcClient jdbc) {
        this.server = server;
        this.events = events;
        this.jdbc = jdbc;
    }

    /** A response with its parsed body. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        public String field() {
            return body.path("field").asString("");
        }

        public String type() {
            return body.path("type").asString("");
        }
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    public Answer send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(address(path)).method(method, body);
        request.header("Authorization", basic("clerk"));
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equals("Authorization")) {
                request.setHeader(headers[i], headers[i + 1]);
            } else {
                request.header(headers[i], headers[i + 1]);
            }
        }
        return send(request.build());
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(),
                    type.endsWith("json") ? JSON.readTree(response.body()) : JSON.createObjectNode(),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    int port() {
        return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":x").getBytes(StandardCharsets.UTF_8));
    }

    public List<Fact> factsOf(String caseId) {
        return events.readEvents(caseId)
                .asStream()
                .map(event -> (Fact) event.getPayload())
                .toList();
    }

    public long recorded() {
        return jdbc.sql("SELECT count(*) FROM domain_event").query(Long.class).single();
    }

    /** Opens a case with a plaintiff and a defendant. */
    public String openCase(String docketNumber) {
        Answer opened = post("/api/v1/cases", """
                {"court":"cand","docketNumber":"%s","caption":"Alder v. Birch Co.",
                 "judges":[{"initials":"ABC","name":"Ada B. Clark"}],"openedOn":"2024-01-08"}
                """.formatted(docketNumber));
        String caseId = opened.body().path("caseId").asString();
        for (String side : List.of("plaintiff", "defendant")) {
            post("/api/v1/cases/" + caseId + "/parties", """
                    {"circumstances":{"occurredAt":"2024-01-08"},"party":"%s-1","name":"The %s","side":"%s",
                     "kind":"NATURAL_PERSON"}
                    """.formatted(
                            side, side, side.toUpperCase(java.util.Locale.ROOT)));
        }
        return caseId;
    }
}
