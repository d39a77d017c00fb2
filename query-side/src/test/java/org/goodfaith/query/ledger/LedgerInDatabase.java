package org.goodfaith.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.Waiting.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.goodfaith.events.CaseId;
import org.goodfaith.ledger.SigningKey;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.verifier.VerifierCommand;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger on a real PostgreSQL, with a key and a directory of its own, for the tests that extend this class. */
@SpringBootTest(
        classes = QuerySide.class,
        // The tests run the rounds themselves.
        properties = {"spring.mvc.problemdetails.enabled=true", "goodfaith.ledger.every=1h"})
@AutoConfigureMockMvc
@Import(QueryDatabase.class)
@DirtiesContext
abstract class LedgerInDatabase {

    static final CaseId OTHER = CaseId.of("cand-24-cv-00001");

    @TempDir
    static Path directory;

    @Autowired
    MockMvc http;

    @Autowired
    Recorder recorder;

    @Autowired
    QueryDatabase.SetClock clock;

    @Autowired
    JdbcClient sql;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerTables tables;

    @Autowired
    LedgerState state;

    @Autowired
    LedgerCheck check;

    @Autowired
    PublishedCheckpoints published;

    @Autowired
    SigningKey key;

    @Autowired
    RecordedTime recordedTime;

    @Autowired
    PlatformTransactionManager transactions;

    @DynamicPropertySource
    static void useTheTestsDirectory(DynamicPropertyRegistry properties) {
        properties.add("goodfaith.ledger.key", () -> directory.resolve("key").toString());
        properties.add(
                "goodfaith.ledger.checkpoints",
                () -> directory.resolve("checkpoints").toString());
    }

    /** Returns the ledger as it is after a restart. */
    final Ledger anew(PublishedCheckpoints where) {
        return new Ledger(
                tables,
                new StoredEvents(sql),
                new RecordClosing(sql, recordedTime),
                recordedTime,
                key,
                where,
                new TransactionTemplate(transactions),
                Duration.ofMinutes(1));
    }

    /** Advances until the ledger has signed every stored event. Other transactions may be in flight for a moment. */
    final void advance() {
        advance(ledger);
    }

    final void advance(Ledger advancing) {
        long stored =
                sql.sql("SELECT count(*) FROM domain_event").query(Long.class).single();
        await().until(() -> {
            advancing.advance();
            return tables.state().events() >= stored
                    && tables.isSigned(tables.state().size());
        });
        assertThat(tables.state().events()).isEqualTo(stored);
    }

    /** Checks that the verifier ends with this code and says this about a bundle. */
    final void assertVerifies(int exitCode, String says, String bundle, String... more) throws IOException {
        Path file = Files.writeString(directory.resolve("bundle.json"), bundle);
        var out = new StringWriter();
        int code = VerifierCommand.run(
                new PrintWriter(out),
                new PrintWriter(out),
                Stream.concat(Stream.of(file.toString(), "--key", key.verifier().toString()), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(out.toString()).contains(says);
        assertThat(code).as(out.toString()).isEqualTo(exitCode);
    }

    final String text(String address) {
        try {
            MockHttpServletResponse response = response(address);
            String text = response.getContentAsString(StandardCharsets.UTF_8);
            assertThat(response.getStatus()).as(text).isEqualTo(200);
            return text;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    final MockHttpServletResponse response(String address) throws Exception {
        return Objects.requireNonNull(
                http.perform(get(address).with(user("auditor"))).andReturn().getResponse());
    }

    final MockHttpServletResponse posted(String address) throws Exception {
        return Objects.requireNonNull(
                http.perform(post(address).with(user("auditor"))).andReturn().getResponse());
    }
}
