package org.goodfaith.query.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.goodfaith.query.commandside.CommandSideSettings;
import org.goodfaith.query.recording.RecordingApi.Confirmation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks the headers with which forms are sent to a command side in another process. */
class HttpRecordingApiTest {

    private static final JsonNode BODY = JsonNodeFactory.instance.objectNode().put("reason", "wrong case");

    private record Received(String target, Headers headers) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer commandSide;
    private RecordingApi api;

    @BeforeEach
    void start() throws Exception {
        commandSide = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        commandSide.createContext("/", exchange -> {
            received.add(new Received(exchange.getRequestURI().toString(), exchange.getRequestHeaders()));
            byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        commandSide.start();
        URI url = URI.create("http://127.0.0.1:" + commandSide.getAddress().getPort());
        api = new HttpRecordingApi(new CommandSideSettings(url, "delegate", "secret"));
    }

    @AfterEach
    void stop() {
        commandSide.stop(0);
    }

    @Test
    void namesTheUserUnlessItIsTheAccountItself() {
        api.dryRun("/cases", BODY, "clerk");
        api.record("/cases", BODY, new Confirmation("key-1", "17"), "clerk");
        api.record("/cases", BODY, new Confirmation("key-2", ""), "delegate");

        assertThat(received)
                .extracting(Received::target)
                .containsExactly("/api/v1/cases?dryRun=true", "/api/v1/cases", "/api/v1/cases");
        assertThat(received)
                .extracting(one -> one.headers().getFirst("Acting-For"))
                .containsExactly("clerk", "clerk", null);
        assertThat(received)
                .extracting(one -> one.headers().getFirst("Idempotency-Key"))
                .containsExactly(null, "key-1", "key-2");
        assertThat(received)
                .as("recorded only if the case has not changed since the review")
                .extracting(one -> one.headers().getFirst("If-Match"))
                .containsExactly(null, "\"17\"", null);
        assertThat(received)
                .allMatch(one -> one.headers().getFirst("Authorization").startsWith("Basic "));
    }
}
