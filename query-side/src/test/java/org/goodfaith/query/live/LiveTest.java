package org.goodfaith.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.goodfaith.query.Waiting.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.casestatus.ReadYourWrites;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** Tests two nodes on one PostgreSQL: one serves the pages, the other projects the events. */
@SpringBootTest(
        classes = QuerySide.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.security.user.name=goodfaith",
            "spring.security.user.password=" + LiveTest.PASSWORD,
            "goodfaith.query.wait-max=60s"
        })
@Import(QueryDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class LiveTest {

    static final String PASSWORD = "open sesame";

    private static final CaseId OTHER = CaseId.of("cand-24-cv-00001");

    @Autowired
    private Recorder recorder;

    @Autowired
    private ReadYourWrites arrivals;

    @Autowired
    private LiveStreams streams;

    @Autowired
    private EmbeddedPostgres postgres;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private JdbcClient sql;

    @LocalServerPort
    private int port;

    private ConfigurableApplicationContext otherNode;

    @BeforeAll
    void startTheProjectingNode() {
        processing.eventProcessor("cases").ifPresent(EventProcessor::shutDown);
        otherNode = node();
        arrivals.await(recorder.record(CASE, ConferenceCase.orderEntered()));
        arrivals.await(recorder.record(OTHER, ConferenceCase.orderEntered(OTHER, "24-cv-00001", "A v. B")));
    }

    @AfterAll
    void stopIt() {
        otherNode.close();
    }

    private ConfigurableApplicationContext node(String... more) {
        return new SpringApplicationBuilder(QuerySide.class)
                .properties("spring.config.name=query-side")
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--spring.security.user.password=" + PASSWORD,
                                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                        // Open streams would delay a graceful shutdown beyond the test.
                                        "--spring.lifecycle.timeout-per-shutdown-phase=1h"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void notifiesPagesOfChangesProjectedByAnotherNode() throws Exception {
        try (var ofCase = open(port, "case=" + CASE);
                var ofOther = open(port, "case=" + OTHER);
                var ofAll = open(port, "")) {
            recorder.record(CASE, ConferenceCase.answered("2024-06-19T10:00"));

            ofCase.awaitChange();
            ofAll.awaitChange();
            assertThat(ofOther.told()).doesNotContain("event:changed");
            assertThat(ofCase.headers().firstValue("X-Accel-Buffering")).contains("no");
            assertThat(ofCase.told())
                    .as("nothing about the case but its id")
                    .noneMatch(line -> line.contains("Widgets"));

            recorder.record(OTHER, ConferenceCase.answered("2024-06-19T10:00"));
            ofOther.awaitChange();
        }
        await().until(() -> streams.count() == 0 || tellAll());
    }

    /** The server notices a closed stream at its next write. */
    private boolean tellAll() {
        streams.changed(java.util.Set.of());
        return false;
    }

    @Test
    void reconnectsToTheDatabaseWithoutMissingAChange() throws Exception {
        try (var ofCase = open(port, "case=" + CASE)) {
            assertThat(sql.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE"
                                    + " application_name = ?")
                            .param(ChangeListener.NAME)
                            .query(Long.class)
                            .single())
                    .as("a connection of each node")
                    .isEqualTo(2);
            ofCase.awaitChange();

            int before = ofCase.changes();
            recorder.record(CASE, ConferenceCase.conferenceMoved("2024-06-19", "2024-09-10T10:00"));
            await().until(() -> ofCase.changes() > before);
        }
    }

    @Test
    void notifiesAPageOfAChangeBeforeItsStreamOpened() throws Exception {
        try (var late = new Told(port, "case=" + CASE + "&after=another-node-7")) {
            late.awaitChange();
        }
        String position = streams.position();
        try (var lost =
                new Told(port, "case=" + CASE + "&after=" + position, "Last-Event-ID", "before-the-restart-1")) {
            lost.awaitChange();
        }
    }

    @Test
    void rejectsStreamsOfUnknownCasesAndWithoutAuthentication() throws Exception {
        try (var none = new Told(port, "case=cand-24-cv-99999&after=x-1")) {
            assertThat(none.status()).isEqualTo(404);
        }
        var anonymous = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/live?after=x-1"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(anonymous, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    @Timeout(300)
    void limitsStreamsPerNodeAndClosesThemAtShutdown() throws Exception {
        var node = node("--goodfaith.query.live.streams-max=1");
        int itsPort =
                Integer.parseInt(Objects.requireNonNull(node.getEnvironment().getProperty("local.server.port")));
        try (var first = open(itsPort, "");
                var second = new Told(itsPort, "after=x-1")) {
            assertThat(second.status()).isEqualTo(503);

            node.close();

            first.awaitEnd();
        }
    }

    /** Sends malformed requests that the web server rejects before they reach a controller. */
    @Test
    void requestsRejectedByTheWebServerGetAProblem() throws Exception {
        for (String path : List.of("/%00", "/<", "/cases/%2e%2e%2f%00", "/\\")) {
            assertThat(answered(path, "*/*"))
                    .as(path)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "/problems/malformed-request")
                    .doesNotContainIgnoringCase("tomcat", "<html", "exception");
        }
        assertThat(answered("/%00", "text/html"))
                .startsWith("HTTP/1.1 400")
                .contains("Request not understood", "href=\"/\"")
                .doesNotContainIgnoringCase("tomcat", "exception");
    }

    private String answered(String path, String accepted) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accepted
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Told open(int port, String what) throws Exception {
        var told = new Told(port, (what.isEmpty() ? "" : what + "&") + "after=" + streams.position());
        assertThat(told.status()).isEqualTo(200);
        await().until(() -> told.told().contains("event:listening"));
        return told;
    }

    /** The events that a browser receives on a stream. */
    private static final class Told implements AutoCloseable {

        private final HttpClient client = HttpClient.newHttpClient();
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final HttpResponse<Stream<String>> response;
        private final Thread reader;

        Told(int port, String query, String... headers) throws Exception {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/live?" + query))
                    .header("Accept", "text/event-stream")
                    .header(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(
                                                    ("goodfaith:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
            response = client.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofLines());
            reader = Thread.startVirtualThread(() -> {
                try {
                    response.body().forEach(lines::add);
                } catch (UncheckedIOException _) {
                    // The stream broke off. The events received before stay available.
                }
            });
        }

        int status() {
            return response.statusCode();
        }

        java.net.http.HttpHeaders headers() {
            return response.headers();
        }

        List<String> told() {
            return lines;
        }

        int changes() {
            return Math.toIntExact(
                    lines.stream().filter("event:changed"::equals).count());
        }

        void awaitChange() {
            await().until(() -> changes() > 0);
        }

        void awaitEnd() throws InterruptedException {
            reader.join();
        }

        @Override
        public void close() throws IOException {
            client.shutdownNow();
        }
    }
}
