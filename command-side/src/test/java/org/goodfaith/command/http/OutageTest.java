package org.goodfaith.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.goodfaith.command.CommandSide;
import org.goodfaith.command.http.CommandApi.Answer;
import org.goodfaith.command.operation.LocalOperations;
import org.goodfaith.command.operation.Submission.Sender;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.FileSystemUtils;

/** If the database fails, each request gets an answer within seconds that says whether something was recorded. */
@SpringBootTest(
        classes = CommandSide.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=command-side", "server.port=0"})
@Import({OutageTest.Beans.class, CommandApi.class})
class OutageTest {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final String FACT = """
            {"circumstances":{"occurredAt":"2024-06-26"},"actors":{"onBehalfOf":["defendant-1"]}}
            """;

    @Autowired
    private CommandApi api;

    @Autowired
    private Database database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LocalOperations local;

    @Test
    void answersThatTheDiskIsFullAndRecoversWithoutARestart() {
        String caseId = api.openCase("24-cv-00681");
        jdbc.sql("""
                CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
                END $$;
                CREATE TRIGGER fill BEFORE INSERT ON domain_event FOR EACH ROW EXECUTE FUNCTION fill();
                """).update();

        Answer answer = record(caseId, "full");
        jdbc.sql("DROP TRIGGER fill ON domain_event").update();

        assertOutage(answer, "/problems/disk-full", "The disk of the database is full, so nothing was recorded.");
        assertThat(api.factsOf(caseId)).hasSize(3);
        assertThat(record(caseId, "full").status()).isEqualTo(201);
    }

    @Test
    void answersThatNothingWasRecordedWhileTheDatabaseIsDown() {
        String caseId = api.openCase("24-cv-00682");
        database.stop();
        try {
            Instant asked = Clock.systemUTC().instant();
            Answer answer = record(caseId, "down");
            assertThat(Duration.between(asked, Clock.systemUTC().instant())).isLessThan(ANSWERS_WITHIN);
            assertOutage(
                    answer, "/problems/database-unavailable", "The database does not answer, so nothing was recorded.");

            Answer dryRun = api.post("/api/v1/cases/" + caseId + "/facts/CommunicationAnswered?dryRun=true", FACT);
            assertThat(dryRun.type()).isEqualTo("/problems/database-unavailable");

            var form = local.record(
                    new Sender("clerk", "CLERK", "form"),
                    "/cases/" + caseId + "/facts/CommunicationAnswered",
                    FACT.getBytes(StandardCharsets.UTF_8),
                    "down",
                    null);
            assertThat(form.status()).isEqualTo(503);
            assertThat(String.valueOf(((ProblemDetail) form.body()).getType()))
                    .isEqualTo("/problems/database-unavailable");
        } finally {
            database.start();
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> record(caseId, "down").status() == 201);
        assertThat(api.factsOf(caseId)).hasSize(4);
    }

    /** The commit may have been carried out, so the answer must not say that nothing was recorded. */
    @Test
    void answersThatTheOutcomeIsUnknownIfTheConnectionIsLostDuringTheCommit() {
        String caseId = api.openCase("24-cv-00683");
        jdbc.sql("""
                CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pg_terminate_backend(pg_backend_pid());
                    RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER lose AFTER INSERT ON domain_event
                    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lose();
                """).update();

        Answer answer = record(caseId, "lost");
        await().untilAsserted(
                        () -> jdbc.sql("DROP TRIGGER lose ON domain_event").update());

        assertOutage(answer, "/problems/outcome-unknown", "The connection to the database was lost");
        assertThat(record(caseId, "lost").status()).isEqualTo(201);
        assertThat(api.factsOf(caseId)).hasSize(4);
    }

    private Answer record(String caseId, String key) {
        return api.post("/api/v1/cases/" + caseId + "/facts/CommunicationAnswered", FACT, "Idempotency-Key", key);
    }

    private static void assertOutage(Answer answer, String type, String detail) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(503);
        assertThat(answer.type()).isEqualTo(type);
        assertThat(answer.body().path("detail").asString()).startsWith(detail);
        assertThat(answer.raw().headers().firstValue("Retry-After")).hasValue("5");
    }

    /** A PostgreSQL that can be stopped and started again with its data. */
    static final class Database implements AutoCloseable {

        private final Path directory;
        private final int port;
        private EmbeddedPostgres running;

        Database() throws IOException {
            directory = Files.createTempDirectory("outage");
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            running = started();
        }

        void start() {
            running = started();
        }

        void stop() {
            try {
                running.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String url() {
            return running.getJdbcUrl("postgres", "postgres");
        }

        private EmbeddedPostgres started() {
            try {
                return EmbeddedPostgres.builder()
                        .setDataDirectory(directory)
                        .setCleanDataDirectory(false)
                        .setPort(port)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            stop();
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {

        private final ServerTest.TestBeans common = new ServerTest.TestBeans();

        @Bean(destroyMethod = "close")
        Database database() throws IOException {
            return new Database();
        }

        @Bean
        JdbcConnectionDetails connection(Database database) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return "postgres";
                }

                @Override
                public String getPassword() {
                    return "postgres";
                }

                @Override
                public String getJdbcUrl() {
                    return database.url();
                }
            };
        }

        @Bean
        Clock clock() {
            return common.clock();
        }

        @Bean
        UserDetailsService accounts() {
            return common.accounts();
        }

        @Bean
        SecurityFilterChain basic(HttpSecurity http) {
            return common.basic(http);
        }
    }
}
