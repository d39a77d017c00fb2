package org.goodfaith.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.goodfaith.query.Waiting.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.goodfaith.events.CaseId;
import org.goodfaith.ledger.SigningKey;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.goodfaith.verifier.VerifierCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Someone with the account of the application inserts an answer into the past, after a checkpoint closed that past. No
 * trigger is off.
 */
@SpringBootTest(
        classes = QuerySide.class,
        // The tests run the rounds themselves.
        properties = {"spring.mvc.problemdetails.enabled=true", "goodfaith.ledger.every=1h"})
@AutoConfigureMockMvc
@Import(QueryDatabase.class)
@DirtiesContext
class BackdatingTest {

    private static final CaseId OTHER = CaseId.of("cand-24-cv-00001");

    @TempDir
    private static Path directory;

    @Autowired
    private MockMvc http;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LedgerTables tables;

    @Autowired
    private LedgerState state;

    @Autowired
    private LedgerCheck check;

    @Autowired
    private HealthIndicator ledgerHealthIndicator;

    @Autowired
    private SigningKey key;

    @DynamicPropertySource
    static void useTheTestsDirectory(DynamicPropertyRegistry properties) {
        properties.add("goodfaith.ledger.key", () -> directory.resolve("key").toString());
        properties.add(
                "goodfaith.ledger.checkpoints",
                () -> directory.resolve("checkpoints").toString());
    }

    @Test
    void anEntryInsertedIntoTheClosedPastIsNamedAndItsCaseIsNoLongerVerified() throws IOException {
        clock.set("2024-06-20T16:00:00Z");
        recorder.record(CASE, ConferenceCase.orderEntered());
        recorder.record(OTHER, ConferenceCase.orderEntered(OTHER, "24-cv-00001", "Other v. Example"));
        recorder.record(OTHER, ConferenceCase.answered("2024-06-19"));
        clock.set("2024-07-01T16:00:00Z");
        advance();
        assertThat(tables.lastSignedSeal().orElseThrow().seal().through()).isEqualTo("2024-07-01T15:59:59.999Z");
        String past = "/api/v1/cases/" + CASE + "/bundle?asOf=2024-06-30&knownAt=2024-06-30T23:50:00Z";
        String kept = text("/api/v1/ledger/checkpoint");
        assertThat(text(past)).contains("\"status\":\"OVERDUE\"");
        assertVerifies(0, "VERIFIED", text(past));
        assertThat(Objects.requireNonNull(ledgerHealthIndicator.health()).getStatus())
                .isEqualTo(Status.UP);

        long forged = insertIntoThePast("2024-06-25T12:00:00.000Z");
        clock.set("2024-07-01T16:20:00Z");
        recorder.record(OTHER, ConferenceCase.answered("2024-06-21"));
        advance();

        assertThat(text(past)).doesNotContain("\"status\":\"OVERDUE\"");
        String says = "Entry " + forged + " of " + CASE + " says that it was recorded at 2024-06-25T12:00:00.000Z";
        assertVerifies(25, says, text(past));
        assertVerifies(25, says, text("/api/v1/cases/" + CASE + "/bundle"));
        Path checkpoint = Files.writeString(directory.resolve("kept"), kept);
        assertVerifies(
                25, says, text(past + "&since=" + kept.lines().toList().get(1)), "--checkpoint", checkpoint.toString());

        assertThat(state.view().stopped()).as("other cases are signed").isFalse();
        assertVerifies(0, "VERIFIED", text("/api/v1/cases/" + OTHER + "/bundle"));
        String finding = "Entry " + forged + " of " + CASE + " is backdated";
        assertThat(state.view().findings()).singleElement().asString().startsWith(finding);
        assertThat(check.check().discrepancies())
                .anySatisfy(sentence -> assertThat(sentence).startsWith(finding));
        await().untilAsserted(() -> assertThat(
                        Objects.requireNonNull(ledgerHealthIndicator.health()).getStatus())
                .isEqualTo(Status.DOWN));
    }

    /** A node whose clock is behind must not be taken for a forger. */
    @Test
    void theProgramRecordsIntoTheOpenPartOfTheRecordWhateverItsClockSays() {
        clock.set("2024-06-20T16:00:00Z");
        advance();
        String closed = sql.sql("SELECT to_char(through AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
                        + " FROM record_closed")
                .query(String.class)
                .single();

        assertThat(openTime("2020-01-01T00:00:00.000Z")).isGreaterThan(closed);
        assertThat(openTime(closed)).isGreaterThan(closed);
        assertThat(openTime("2030-01-01T00:00:00.000Z")).isEqualTo("2030-01-01T00:00:00.000Z");
    }

    private String openTime(String claimed) {
        return sql.sql("SELECT open_time(:claimed)")
                .param("claimed", claimed)
                .query(String.class)
                .single();
    }

    private long insertIntoThePast(String recordedAt) {
        long sequence = recorder.nextSequence(CASE.value());
        sql.sql("""
                INSERT INTO domain_event (event_identifier, aggregate_identifier, sequence_number, aggregate_type,
                                          recorded_at, payload_type, payload_revision, payload, meta_data)
                SELECT 'forged', :case, :sequence, aggregate_type, :at, payload_type, payload_revision, payload, meta_data
                  FROM domain_event
                 WHERE aggregate_identifier = :other AND payload_type LIKE '%CommunicationAnswered'
                 LIMIT 1
                """)
                .param("case", CASE.value())
                .param("sequence", sequence)
                .param("at", recordedAt)
                .param("other", OTHER.value())
                .update();
        return sequence;
    }

    private void advance() {
        long stored =
                sql.sql("SELECT count(*) FROM domain_event").query(Long.class).single();
        await().until(() -> {
            state.round(ledger);
            return tables.state().events() >= stored
                    && tables.isSigned(tables.state().size());
        });
    }

    private void assertVerifies(int exitCode, String says, String bundle, String... more) throws IOException {
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

    private String text(String address) {
        try {
            var response =
                    http.perform(get(address).with(user("auditor"))).andReturn().getResponse();
            String text = response.getContentAsString(StandardCharsets.UTF_8);
            assertThat(response.getStatus()).as(text).isEqualTo(200);
            return text;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
