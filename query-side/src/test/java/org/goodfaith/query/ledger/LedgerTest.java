package org.goodfaith.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.goodfaith.query.Waiting.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.ConsistencyProof;
import org.goodfaith.ledger.EventLeaf;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.InclusionProof;
import org.goodfaith.ledger.ProofResult;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.query.ConferenceCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the ledger on a real PostgreSQL, its proofs over HTTP, and its bundles with the verifier. */
class LedgerTest extends LedgerInDatabase {

    private static final List<String> TABLES =
            List.of("ledger_leaf", "ledger_seal", "ledger_node", "ledger_checkpoint");

    @Autowired
    private DataSource database;

    @BeforeEach
    void record() {
        if (recorder.lastSequence(CASE) >= 0) {
            return;
        }
        clock.set("2024-06-20T16:00:00Z");
        recorder.record(CASE, ConferenceCase.orderEntered());
        clock.set("2024-06-21T16:00:00Z");
        advance();
        recorder.proclaim(new ClosureProclaimed(
                ConferenceCase.CAND,
                "fictional",
                LocalDate.of(2024, 8, 6),
                LocalDate.of(2024, 8, 6),
                ClosureKind.PRESIDENT_OR_CONGRESS,
                false,
                "a fictional proclamation"));
        recorder.record(OTHER, ConferenceCase.orderEntered(OTHER, "24-cv-00001", "Other v. Example"));
        clock.set("2024-07-01T16:00:00Z");
        recorder.record(CASE, ConferenceCase.answered("2024-06-28T10:00"));
        clock.set("2024-07-02T16:00:00Z");
        advance();
    }

    @Test
    void everyStoredEventIsALeafInStoreOrder() {
        var events = new StoredEvents(sql).between(0, Long.MAX_VALUE, 1000);
        assertThat(events).extracting(event -> leafOf(event).index()).isSorted();
        assertThat(tables.state().events()).isEqualTo(events.size());
        assertThat(published.latest().map(SignedNote::toString)).contains(note().toString());
        assertThat(published.remembered()).isEqualTo(published.latest());
        assertThat(note().isSignedBy(key.verifier())).isTrue();
        LedgerCheck.Checked checked = check.check();
        assertThat(checked.discrepancies()).isEmpty();
        assertThat(checked.leaves()).isEqualTo(tables.state().size());
        assertThat(checked.checkpoints()).isGreaterThanOrEqualTo(2);
    }

    private LedgerTables.Leaf leafOf(StoredEvents.StoredEventRow event) {
        return tables.leafOf(event.eventId()).orElseThrow();
    }

    private SignedNote firstPublished() {
        return published.names().stream()
                .map(name -> Objects.requireNonNull(published.file(name).note()))
                .filter(note -> Checkpoint.parse(note.text()).size() > 1)
                .findFirst()
                .orElseThrow();
    }

    private SignedNote note() {
        return tables.latestCheckpoint().orElseThrow();
    }

    private Checkpoint latest() {
        return Checkpoint.parse(note().text());
    }

    @Test
    void resumesAfterARestart() {
        recorder.record(CASE, ConferenceCase.answered("2024-06-29"));
        advance(anew(published));
        recorder.record(CASE, ConferenceCase.answered("2024-06-30"));
        // The first instance sees the leaves of the second.
        advance();
        assertThat(check.check().discrepancies()).isEmpty();
    }

    @Test
    void neverPassesATransactionInFlight() throws SQLException {
        long before = tables.state().events();
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            insert(slow, "calendar-slow");
            recorder.record(CASE, ConferenceCase.answered("2024-07-02"));
            for (int round = 0; round < 5; round++) {
                ledger.advance();
            }
            assertThat(tables.state().events()).isEqualTo(before);
            slow.commit();
        }
        advance();
        assertThat(tables.state().events()).isEqualTo(before + 2);
        assertThat(check.check().discrepancies()).isEmpty();
    }

    @Test
    void waitsForTheWritersOfAClosingAlsoAfterALostConnection() throws SQLException {
        var connections = new LosingConnections(database);
        var closing = new RecordClosing(JdbcClient.create(connections), recordedTime);
        long inserted;
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            inserted = insert(slow, "calendar-slower");
            connections.loseAfter(1);
            assertThatThrownBy(closing::advance)
                    .as("after the record was closed")
                    .isInstanceOf(DataAccessException.class);
            assertThat(closing.advance()).isEmpty();
            slow.commit();
        }
        RecordClosing.Closed closed =
                await().until(closing::advance, Optional::isPresent).orElseThrow();
        assertThat(closed.lastIndex()).isGreaterThanOrEqualTo(inserted);
        advance();
        assertThat(check.check().discrepancies()).isEmpty();
    }

    /** Inserts an entry in a transaction that stays open, and returns its position. */
    private long insert(Connection slow, String calendar) throws SQLException {
        try (var insert = slow.prepareStatement("""
                INSERT INTO domain_event (event_identifier, aggregate_identifier, sequence_number, recorded_at,
                                          payload_type, payload, meta_data)
                SELECT ?, ?, 0, ?, payload_type, payload, meta_data
                  FROM domain_event WHERE aggregate_identifier = 'calendar-cand' AND sequence_number = 0
                RETURNING global_index
                """)) {
            insert.setString(1, calendar);
            insert.setString(2, calendar);
            insert.setString(3, clock.instant().toString());
            try (ResultSet inserted = insert.executeQuery()) {
                inserted.next();
                return inserted.getLong(1);
            }
        }
    }

    /** Loses one connection, as a killed server process or an exhausted pool does. */
    private static final class LosingConnections extends DelegatingDataSource {

        private int left = Integer.MAX_VALUE;

        LosingConnections(DataSource database) {
            super(database);
        }

        void loseAfter(int connections) {
            left = connections;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (left-- == 0) {
                throw new SQLException("The connection was lost", "08006");
            }
            return super.getConnection();
        }
    }

    @Test
    void provesEveryEventAndEveryEarlierCheckpoint() {
        Checkpoint latest = latest();
        for (StoredEvents.StoredEventRow event : new StoredEvents(sql).between(0, Long.MAX_VALUE, 1000)) {
            JsonNode proof = json("/api/v1/ledger/events/" + event.eventId() + "/proof");
            var inclusion = new InclusionProof(
                    proof.get("index").asLong(), proof.get("size").asLong(), hashes(proof.get("path")));
            var content = new EventLeaf(event.envelope(), leafOf(event).closedThrough());
            assertThat(inclusion.check(content.leaf(), latest.root())).isEqualTo(ProofResult.VALID);
        }
        Checkpoint first = Checkpoint.parse(firstPublished().text());
        JsonNode proof = json("/api/v1/ledger/consistency?from=" + first.size() + "&to=" + latest.size());
        assertThat(new ConsistencyProof(first.size(), latest.size(), hashes(proof.get("path")))
                        .check(first.root(), latest.root()))
                .isEqualTo(ProofResult.VALID);
        assertThat(text("/api/v1/ledger/checkpoint")).isEqualTo(note().toString());
        assertThat(text("/api/v1/ledger/checkpoint?size=" + first.size()))
                .isEqualTo(firstPublished().toString());
        assertThat(json("/api/v1/ledger/key").get("fingerprint").asString())
                .isEqualTo(key.verifier().fingerprint());
        assertThat(check.check().discrepancies()).isEmpty();
        assertThat(json("/api/v1/ledger/check").get("discrepancies").isEmpty()).isTrue();
    }

    private static List<Hash> hashes(JsonNode path) {
        return path.valueStream().map(hash -> Hash.fromBase64(hash.asString())).toList();
    }

    @Test
    void theVerifierAcceptsBundles() throws IOException {
        Checkpoint first = Checkpoint.parse(firstPublished().text());
        Path kept =
                Files.writeString(directory.resolve("kept"), firstPublished().toString());
        String address = "/api/v1/cases/" + CASE + "/bundle?since=" + first.size();
        assertVerifies(0, "VERIFIED", text(address), "--checkpoint", kept.toString());
        Path current = Files.writeString(
                directory.resolve("current"), published.latest().orElseThrow().toString());
        assertVerifies(
                0,
                "VERIFIED",
                text("/api/v1/cases/" + CASE + "/bundle?since=" + latest().size()),
                "--checkpoint",
                current.toString());
        assertVerifies(0, "VERIFIED", text("/api/v1/bundle?case=" + CASE + "&case=" + OTHER));
        assertVerifies(0, "VERIFIED", text("/api/v1/cases/" + CASE + "/bundle?asOf=2024-06-27&knownAt=2024-06-30"));
        assertVerifies(0, "VERIFIED", text("/api/v1/cases/" + CASE + "/bundle?checkpoint=" + first.size()));

        assertVerifies(
                0, "VERIFIED", text("/api/v1/cases/" + CASE + "/bundle?after=" + new ReadToken(CASE.value(), 5)));

        String resolved = "/api/v1/cases/" + CASE + "/bundle?knownAt=2024-06-30&checkpoint=" + latest().size();
        assertThat(text(resolved)).isEqualTo(text(resolved)).contains("\"status\":\"OVERDUE\"");
    }

    @Test
    void reportsBundlesThatCannotBeMade() throws Exception {
        assertThat(response("/api/v1/cases/cand-24-cv-99999/bundle").getStatus())
                .isEqualTo(404);
        assertThat(response("/api/v1/cases/" + CASE + "/bundle?checkpoint=99999")
                        .getStatus())
                .isEqualTo(404);
        assertThat(response("/api/v1/cases/" + CASE + "/bundle?since=99999").getStatus())
                .isEqualTo(422);
        assertThat(response("/api/v1/cases/" + CASE + "/bundle?since=,,").getStatus())
                .isEqualTo(400);
        assertThat(response("/api/v1/bundle?case=").getStatus()).isEqualTo(400);
        assertThat(response("/api/v1/bundle?case=cand-24-cv-99999").getContentAsString())
                .contains("\"field\":\"case\"");
        assertThat(response("/api/v1/cases/" + CASE + "/bundle?knownAt=2030-01-01")
                        .getStatus())
                .isEqualTo(422);
        assertThat(response("/api/v1/ledger/events/absent/proof").getStatus()).isEqualTo(404);
        assertThat(response("/api/v1/ledger/consistency?from=2&to=1").getStatus())
                .isEqualTo(422);
        assertThat(response("/api/v1/ledger/consistency?from=1&to=99999").getStatus())
                .isEqualTo(404);
    }

    @Test
    void detectsChangesByADatabaseSuperuser() throws IOException {
        SignedNote kept = firstPublished();
        Path keptFile = Files.writeString(directory.resolve("kept-before"), kept.toString());
        String since = "/api/v1/cases/" + CASE + "/bundle?since="
                + Checkpoint.parse(kept.text()).size();
        var keptArguments = new String[] {"--checkpoint", keptFile.toString()};
        advance();
        saveTheLog();
        change("Example Fasteners LLC", "Example Fastener LLC");
        try {
            assertThat(check.check().discrepancies())
                    .contains("Entry 2 of " + CASE + " was changed after it was logged.")
                    .noneMatch(sentence -> sentence.contains("The hash of"));
            assertVerifies(19, "Entry 2 of " + CASE + " was changed", text(since), keptArguments);

            // A superuser can also rewrite the log. It then does not continue the published checkpoints.
            forgetTheLog();
            var anew = anew(published);
            assertThatThrownBy(() -> advance(anew))
                    .isInstanceOf(BrokenLedgerException.class)
                    .hasMessageContaining("does not continue the checkpoint");
            state.round(anew(published));
            JsonNode halted = json("/api/v1/operations/ledger");
            assertThat(halted.get("stopped").asBoolean()).isTrue();
            assertThat(halted.at("/lastFailure/cause").asString()).contains("does not continue the checkpoint");
            assertThat(halted.at("/lastFailure/since").asString())
                    .isEqualTo(clock.instant().toString());

            // With the key and the directory too, the checkpoint that an auditor kept still exposes the change.
            forgetTheLog();
            advance(anew(new PublishedCheckpoints(directory.resolve("elsewhere"))));
            assertVerifies(0, "VERIFIED", text("/api/v1/cases/" + CASE + "/bundle"));
            assertVerifies(
                    24, "has no proof for the checkpoint", text("/api/v1/cases/" + CASE + "/bundle"), keptArguments);
            assertThat(check.check().discrepancies()).isNotEmpty();
        } finally {
            change("Example Fastener LLC", "Example Fasteners LLC");
            restoreTheLog();
        }
        assertThat(check.check().discrepancies()).isEmpty();
    }

    @Test
    void detectsALeafAssignedToAnotherStream() {
        long last = recorder.lastSequence(CASE);
        advance();
        relabel(CASE.value(), last, "zz-hidden", 0);
        try {
            assertThat(check.check().discrepancies())
                    .contains("The log calls entry " + last + " of " + CASE + " entry 0 of zz-hidden.");
            recorder.record(OTHER, ConferenceCase.answered("2024-06-30"));
            // After a restart, the ledger reads the stream heads from the table.
            var anew = anew(published);
            assertThatThrownBy(() -> advance(anew))
                    .isInstanceOf(BrokenLedgerException.class)
                    .hasMessageContaining("does not continue the checkpoint");
        } finally {
            relabel("zz-hidden", 0, CASE.value(), last);
            advance(anew(published));
        }
        assertThat(check.check().discrepancies()).isEmpty();
    }

    private void relabel(String stream, long sequence, String other, long otherSequence) {
        sql.sql("ALTER TABLE ledger_leaf DISABLE TRIGGER ALL").update();
        sql.sql("UPDATE ledger_leaf SET stream = :to, sequence = :as WHERE stream = :stream AND sequence = :sequence")
                .param("to", other)
                .param("as", otherSequence)
                .param("stream", stream)
                .param("sequence", sequence)
                .update();
        sql.sql("ALTER TABLE ledger_leaf ENABLE TRIGGER ALL").update();
    }

    @Test
    void reportsAStoredEventWithoutCanonicalForm() throws Exception {
        change("Example Fasteners LLC", "Example \\Fasteners LLC");
        try {
            MockHttpServletResponse answer = http.perform(
                            get("/api/v1/cases/" + CASE + "/bundle").with(user("reader")))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getContentAsString()).contains("not-evaluated", "has no canonical form");
        } finally {
            change("Example \\Fasteners LLC", "Example Fasteners LLC");
        }
    }

    @Test
    void reportsADirectoryThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("no-directory"), "");
        recorder.record(OTHER, ConferenceCase.answered("2024-07-01"));
        var elsewhere = new LedgerState(tables, check, recordedTime);
        var unwritable = anew(new PublishedCheckpoints(file));

        elsewhere.round(unwritable);
        clock.set("2024-07-02T17:00:00Z");
        elsewhere.round(unwritable);

        assertThat(elsewhere.view().stopped()).isTrue();
        assertThat(elsewhere.view().lastFailure()).satisfies(failure -> {
            assertThat(failure.cause())
                    .startsWith("The published checkpoints cannot be read or written: ")
                    .contains("no-directory");
            assertThat(failure.since()).isEqualTo("2024-07-02T16:00:00Z");
            assertThat(failure.until()).isEqualTo("2024-07-02T17:00:00Z");
        });

        elsewhere.round(anew(published));
        assertThat(elsewhere.view().stopped()).isFalse();
        assertThat(elsewhere.view().lastFailure())
                .as("the last failure stays visible")
                .isNotNull();
        assertThat(elsewhere.view().lastRoundAt()).isEqualTo("2024-07-02T17:00:00Z");
        advance();
        assertThat(elsewhere.view().checkpointEvents()).isEqualTo(tables.state().events());
    }

    private void change(String from, String to) {
        sql.sql("ALTER TABLE domain_event DISABLE TRIGGER ALL").update();
        sql.sql("""
            UPDATE domain_event
               SET payload = convert_to(replace(convert_from(payload, 'UTF8'), :from, :to), 'UTF8')
             WHERE aggregate_identifier = :case AND sequence_number = 2
            """)
                .param("from", from)
                .param("to", to)
                .param("case", CASE.value())
                .update();
        sql.sql("ALTER TABLE domain_event ENABLE ALWAYS TRIGGER append_only").update();
        sql.sql("ALTER TABLE domain_event ENABLE ALWAYS TRIGGER continues_stream")
                .update();
    }

    private void forgetTheLog() {
        for (String table : TABLES) {
            sql.sql("ALTER TABLE " + table + " DISABLE TRIGGER ALL").update();
            sql.sql("DELETE FROM " + table).update();
            sql.sql("ALTER TABLE " + table + " ENABLE TRIGGER ALL").update();
        }
        sql.sql("UPDATE ledger_state SET size = 0, events = 0, last_global_index = 0")
                .update();
    }

    private void saveTheLog() {
        TABLES.forEach(table ->
                sql.sql("CREATE TABLE saved_" + table + " AS TABLE " + table).update());
        sql.sql("CREATE TABLE saved_ledger_state AS TABLE ledger_state").update();
    }

    private void restoreTheLog() {
        forgetTheLog();
        TABLES.forEach(table -> {
            sql.sql("INSERT INTO " + table + " SELECT * FROM saved_" + table).update();
            sql.sql("DROP TABLE saved_" + table).update();
        });
        sql.sql("""
                UPDATE ledger_state s SET size = o.size, events = o.events, last_global_index = o.last_global_index
                  FROM saved_ledger_state o
                """).update();
        sql.sql("DROP TABLE saved_ledger_state").update();
    }

    private JsonNode json(String address) {
        return JsonMapper.shared().readTree(text(address));
    }
}
