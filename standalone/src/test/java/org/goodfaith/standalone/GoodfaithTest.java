package org.goodfaith.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tests the product with its defaults: both sides, an embedded database, and one local account. */
@DirtiesContext // Closes the database before its directory is deleted.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "goodfaith.password=open sesame")
class GoodfaithTest {

    @TempDir
    private static Path data;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void useTheTestsDirectory(DynamicPropertyRegistry properties) {
        properties.add("goodfaith.data-dir", data::toString);
        properties.add("goodfaith.programs-dir", () -> DatabaseForTests.PROGRAMS);
    }

    @Test
    void runsOnADurableDatabase() {
        assertThat(jdbc.sql("SHOW fsync").query(String.class).single()).isEqualTo("on");
        assertThat(jdbc.sql("SHOW synchronous_commit").query(String.class).single())
                .isEqualTo("on");
        assertThat(jdbc.sql("SELECT usesuper FROM pg_user WHERE usename = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void bothSidesHaveTheirTablesAndMigrationHistory() {
        assertThat(jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                        .query(String.class)
                        .list())
                .contains(
                        "domain_event", "idempotency", "schema_history_command", "token_entry", "schema_history_query");
    }

    @Test
    void storesThePositionsOfProcessors(@Autowired TokenStore tokens, @Autowired TransactionManager transactions) {
        transactions.executeInTransaction(() -> tokens.initializeTokenSegments("test", 1));
        transactions.executeInTransaction(() -> tokens.storeToken(new GlobalSequenceTrackingToken(42), "test", 0));

        assertThat(transactions.fetchInTransaction(() -> tokens.fetchToken("test", 0)))
                .isEqualTo(new GlobalSequenceTrackingToken(42));
        transactions.executeInTransaction(() -> tokens.releaseClaim("test", 0));
    }

    @Test
    void theApiAcceptsOnlyTheLocalAccountWithHttpBasic() throws IOException, InterruptedException {
        var refusal = get("/api/v1/nothing-here", Optional.empty());
        assertThat(refusal.statusCode()).isEqualTo(401);
        assertThat(refusal.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(asked -> assertThat(asked).startsWith("Basic"));
        assertThat(refusal.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(get("/api/v1/nothing-here", Optional.of("goodfaith:guessed")).statusCode())
                .isEqualTo(401);
        var answer = get("/api/v1/nothing-here", Optional.of("goodfaith:open sesame"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void pagesRequireALogin() throws IOException, InterruptedException {
        var answer = get("/", Optional.empty());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
        assertThat(get("/login", Optional.empty()).body()).contains("_csrf");
    }

    @Test
    void calendarsAreTheOnlyResourcesWithoutAuthentication() throws IOException, InterruptedException {
        var guess = get("/calendar/guessed.ics", Optional.empty());
        assertThat(guess.statusCode()).isEqualTo(404);
        assertThat(guess.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(get("/api/v1/calendar-feeds", Optional.empty()).statusCode()).isEqualTo(401);
        for (String closed : List.of("/calendar/a/b.ics", "/download/cases.csv")) {
            assertThat(get(closed, Optional.empty()).statusCode()).as(closed).isEqualTo(302);
        }
    }

    @Test
    void servesTheApiDescriptionAndItsBrowser() throws IOException, InterruptedException {
        var account = Optional.of("goodfaith:open sesame");
        assertThat(get("/api/v1/openapi", account).body())
                .contains("/api/v1/cases/{caseId}/facts/{fact}", "/api/v1/cases/{caseId}/obligations");
        assertThat(get("/api/v1/swagger-ui/index.html", account).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/openapi", Optional.empty()).statusCode()).isEqualTo(401);
    }

    @Test
    void keepsALedgerWithItsOwnKey() throws IOException, InterruptedException {
        var account = Optional.of("goodfaith:open sesame");
        assertThat(get("/api/v1/ledger/key", account).body()).contains("goodfaith.local/record+", "fingerprint");
        assertThat(get("/api/v1/ledger/check", account).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/ledger/check", Optional.empty()).statusCode()).isEqualTo(401);
        assertThat(data.resolve("ledger").resolve("key")).isRegularFile();
    }

    private HttpResponse<String> get(String path, Optional<String> credentials)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html, */*;q=0.5");
        credentials.ifPresent(account -> request.header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8))));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
