package org.goodfaith.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.goodfaith.query.Waiting.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.SigningKey;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.Waiting;
import org.goodfaith.rulebook.status.RuleSet;
import org.goodfaith.spring.CannotStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Someone who may change anything in the database, or in the checkpoint directory, changes it. The check names what.
 */
class LedgerDamageTest extends LedgerInDatabase {

    private static final List<String> TABLES = List.of(
            "domain_event",
            "idempotency",
            "case_summary",
            "case_obligation",
            "ledger_leaf",
            "ledger_seal",
            "ledger_node",
            "ledger_checkpoint",
            "ledger_state");

    @Autowired
    private DataSource database;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private HealthIndicator ledgerHealthIndicator;

    @Autowired
    private LedgerConfiguration.Settings settings;

    @BeforeEach
    void recordAndSave() {
        if (recorder.lastSequence(CASE) < 0) {
            clock.set("2024-06-20T16:00:00Z");
            recorder.record(CASE, ConferenceCase.orderEntered());
            clock.set("2024-06-21T16:00:00Z");
            advance();
            recorder.record(OTHER, ConferenceCase.orderEntered(OTHER, "24-cv-00001", "Other v. Example"));
            answerARequest();
            clock.set("2024-07-01T16:00:00Z");
            advance();
            Waiting.awaitEveryEvent(sql, processing);
        }
        TABLES.forEach(table ->
                sql.sql("CREATE TABLE saved_" + table + " AS TABLE " + table).update());
        assertThat(check.check().discrepancies()).isEmpty();
        assertThat(check.check().answers()).isEqualTo(1);
        assertThat(check.check().cases()).isEqualTo(2);
    }

    @AfterEach
    void restore() {
        TABLES.forEach(table -> {
            change("DELETE FROM " + table, table);
            sql.sql("ALTER TABLE " + table + " DISABLE TRIGGER ALL").update();
            sql.sql("INSERT INTO " + table + (table.equals("domain_event") ? " OVERRIDING SYSTEM VALUE" : "")
                            + " SELECT * FROM saved_" + table)
                    .update();
            sql.sql("ALTER TABLE " + table + " ENABLE TRIGGER ALL").update();
            sql.sql("DROP TABLE saved_" + table).update();
        });
        assertThat(check.check().discrepancies()).isEmpty();
    }

    @Test
    void aPartThatFailsIsReportedAndTheOthersAreChecked() throws Exception {
        sql.sql("UPDATE case_obligation SET status = 'MET' WHERE status = 'OVERDUE' AND case_id = :case")
                .param("case", CASE.value())
                .update();
        sql.sql("ALTER TABLE idempotency RENAME COLUMN answer TO answer_no_more")
                .update();
        try {
            LedgerCheck.Checked checked = check.check();

            assertThat(checked.failures()).singleElement().asString().startsWith("The answers to requests");
            assertThat(checked.leaves()).isEqualTo(tables.state().size());
            assertThat(checked.discrepancies())
                    .singleElement()
                    .asString()
                    .contains("rows of case_obligation were changed");
            assertThat(text("/api/v1/operations/ledger")).contains("\"checkFailures\":[\"The answers to requests");
        } finally {
            sql.sql("ALTER TABLE idempotency RENAME COLUMN answer_no_more TO answer")
                    .update();
        }
    }

    @Test
    void aClockThatIsSetBackDoesNotDelayTheNextCheck() {
        Instant before = clock.instant();
        try {
            clock.set(before.minus(Duration.ofHours(2)));
            check.round(Duration.ZERO);
            assertThat(Objects.requireNonNull(check.last()).at()).isEqualTo(clock.instant());

            check.round(Duration.ofHours(1));
            assertThat(Objects.requireNonNull(check.last()).at()).isEqualTo(clock.instant());
        } finally {
            clock.set(before);
        }
    }

    @Test
    void discrepanciesBeyondAHundredAreCounted() {
        sql.sql("""
                INSERT INTO idempotency
                SELECT 'clerk-1', :case, 'forged-' || i, 'digest', :answer, now() FROM generate_series(1, 130) i
                """).param("case", OTHER.value()).param("answer", answer(0)).update();

        LedgerCheck.Checked checked = check.check();

        assertThat(checked.discrepancies()).hasSize(100);
        assertThat(checked.omittedDiscrepancies()).isEqualTo(30);
        assertThat(state.discrepancyCount()).isEqualTo(130);
    }

    @Test
    void aCheckInBetweenReadsWhatIsNewAndAPartOfTheRest() {
        check.round(Duration.ZERO);
        LedgerCheck.Checked unchanged = Objects.requireNonNull(check.last());
        assertThat(unchanged.whole()).isFalse();
        assertThat(unchanged.leaves())
                .as("the log fits into the part")
                .isEqualTo(tables.state().size());
        assertThat(unchanged.discrepancies()).isEmpty();

        change("UPDATE ledger_node SET hash = sha256('forged') WHERE level = 0 AND position = 1", "ledger_node");
        check.round(Duration.ZERO);
        assertThat(Objects.requireNonNull(check.last()).discrepancies())
                .anyMatch(sentence -> sentence.endsWith(" and its hash in the log differ."));

        check.round(Duration.ZERO);
        LedgerCheck.Checked again = Objects.requireNonNull(check.last());
        assertThat(again.whole()).as("a check after a discrepancy").isTrue();
        assertThat(again.discrepancies()).anyMatch(sentence -> sentence.contains("in the log was changed"));
    }

    @Test
    void aRequestStartsACheckThatItDoesNotWaitFor() throws Exception {
        Instant before = Objects.requireNonNull(check.last()).at();
        clock.set(clock.instant().plusSeconds(1));
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE ledger_checkpoint IN ACCESS EXCLUSIVE MODE");
            for (int i = 0; i < 3; i++) {
                MockHttpServletResponse accepted = posted("/api/v1/ledger/check");
                assertThat(accepted.getStatus()).isEqualTo(202);
                assertThat(accepted.getContentAsString()).contains("\"part\":\"LOG\"");
            }
            assertThat(text("/api/v1/ledger/check")).contains("\"running\"", "\"checkedAt\":\"" + before + "\"");
            other.rollback();
        }
        await().untilAsserted(() -> assertThat(text("/api/v1/ledger/check"))
                .doesNotContain("\"running\"")
                .contains("\"checkedAt\":\"" + clock.instant() + "\"", "\"discrepancies\":[]"));
    }

    /** Stores an entry and the answer to its request, as the command side does in one transaction. */
    private void answerARequest() {
        sql.sql("""
                INSERT INTO domain_event (event_identifier, aggregate_identifier, sequence_number, aggregate_type,
                                          recorded_at, payload_type, payload_revision, payload, meta_data)
                SELECT 'answered', aggregate_identifier, :sequence, aggregate_type, :at, payload_type, payload_revision,
                       payload, convert_to('{"actor":"clerk-1","role":"CLERK","source":"http","idempotencyKey":"key-1"}',
                                           'UTF8')
                  FROM domain_event
                 WHERE aggregate_identifier = :case AND payload_type LIKE '%EventScheduled'
                """)
                .param("sequence", recorder.nextSequence(OTHER.value()))
                .param("at", clock.instant().toString())
                .param("case", OTHER.value())
                .update();
        sql.sql("INSERT INTO idempotency VALUES ('clerk-1', :case, 'key-1', 'digest', :answer, now())")
                .param("case", OTHER.value())
                .param("answer", answer(recorder.lastSequence(OTHER)))
                .update();
    }

    private static String answer(long sequence) {
        return "{\"recordId\":\"" + OTHER + "\",\"sequence\":" + sequence
                + ",\"eventIds\":[\"answered\"],\"warnings\":[]}";
    }

    @Test
    void aChangedInnerNodeIsNamedAndNoBundleAccusesTrueFacts() throws Exception {
        change("UPDATE ledger_node SET hash = sha256('forged') WHERE level = 1 AND position = 0", "ledger_node");

        assertThat(check.check().discrepancies())
                .containsExactly("The log's node 0 of height 1 was changed: it is not the hash of the nodes below it.");
        MockHttpServletResponse bundle = response("/api/v1/cases/" + CASE + "/bundle");
        assertThat(bundle.getStatus()).isEqualTo(503);
        assertThat(bundle.getContentAsString()).contains("The stored log was changed");
    }

    @Test
    void aChangedHashOfAnEntryDoesNotAccuseTheEntry() {
        long leaf = tables.leafOf(CASE.value(), 1).orElseThrow().index();
        change("UPDATE ledger_node SET hash = sha256('forged') WHERE level = 0 AND position = " + leaf, "ledger_node");

        assertThat(check.check().discrepancies())
                .contains(
                        "The hash of Entry 1 of " + CASE + " in the log was changed. The content is as it was signed.")
                .noneMatch(sentence -> sentence.contains("was changed after it was logged"));
    }

    @Test
    void aChangedAnswerIsNamed() {
        long recorded = recorder.lastSequence(OTHER);
        assertThat(answerNamed(answer(0))).as("another entry").isTrue();
        assertThat(answerNamed(answer(recorded).replace("\"answered\"", "")))
                .as("no entry")
                .isTrue();
        assertThat(answerNamed(answer(recorded))).as("the answer as it was").isFalse();
    }

    private boolean answerNamed(String answer) {
        sql.sql("UPDATE idempotency SET answer = :answer")
                .param("answer", answer)
                .update();
        return check.check()
                .discrepancies()
                .equals(List.of("The stored answer to the request with the idempotency key key-1 of clerk-1 for "
                        + OTHER + " does not match the entries of that request: it was changed."));
    }

    @Test
    void anOverdueDutyThatWasMadeMetInTheReadModelIsNamed() {
        int changed = sql.sql("UPDATE case_obligation SET status = 'MET' WHERE status = 'OVERDUE' AND case_id = :case")
                .param("case", CASE.value())
                .update();
        assertThat(changed).isPositive();

        assertThat(check.check().discrepancies())
                .containsExactly("The read model shows " + CASE + " otherwise than its entries evaluate: rows of"
                        + " case_obligation were changed. Rebuild the read model on the operations page.");
        await().untilAsserted(() -> assertThat(
                        Objects.requireNonNull(ledgerHealthIndicator.health()).getStatus())
                .isEqualTo(Status.DOWN));
    }

    @Test
    void aCaseWithoutItsRowInTheReadModelIsNamed() {
        sql.sql("DELETE FROM case_summary WHERE case_id = :case")
                .param("case", CASE.value())
                .update();

        assertThat(check.check().discrepancies())
                .containsExactly("The read model has no row of " + CASE + ", although entry "
                        + recorder.lastSequence(CASE)
                        + " was processed. Rebuild the read model on the operations page.");
    }

    @Test
    void aCaseThatIsShownWithoutItsLastEntryIsNamed() {
        long last = recorder.lastSequence(CASE);
        sql.sql("UPDATE case_summary SET last_sequence = :sequence WHERE case_id = :case")
                .param("sequence", last - 1)
                .param("case", CASE.value())
                .update();

        assertThat(check.check().discrepancies())
                .containsExactly("The read model shows " + CASE + " only up to entry " + (last - 1)
                        + ", although entry " + last
                        + " was processed. Rebuild the read model on the operations page.");
    }

    @Test
    void aCaseThatClaimsAnotherRuleSetIsNamedByTheNextCheckIfItDoesNotWait() {
        sql.sql("UPDATE case_summary SET rule_set = 'forged' WHERE case_id = :case")
                .param("case", CASE.value())
                .update();

        assertThat(check.check().discrepancies())
                .as("an older version may run beside this one")
                .isEmpty();
        assertThat(check.check().discrepancies())
                .containsExactly(
                        "The read model shows " + CASE + " as evaluated under rule set forged, although rule set "
                                + RuleSet.VERSION + " applies. Rebuild the read model on the operations page.");
    }

    @Test
    void aChangedCaseIsNamedAlthoughSomebodyPutItAmongThePendingOnes() throws SQLException {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            // Another node processes the pending cases, and takes its time.
            statement.execute("SELECT pg_advisory_lock(20250708, 0)");
            statement.execute("INSERT INTO case_pending VALUES ('" + CASE + "')");
            sql.sql("UPDATE case_obligation SET status = 'MET' WHERE status = 'OVERDUE' AND case_id = :case")
                    .param("case", CASE.value())
                    .update();

            assertThat(check.check().discrepancies())
                    .containsExactly("The read model shows " + CASE + " otherwise than its entries evaluate: rows of"
                            + " case_obligation were changed. Rebuild the read model on the operations page.");

            statement.execute("DELETE FROM case_pending");
            statement.execute("SELECT pg_advisory_unlock(20250708, 0)");
        }
    }

    @Test
    void aDeletedCaseIsReportedAsDeleted() throws Exception {
        change("DELETE FROM domain_event WHERE aggregate_identifier = '" + CASE + "'", "domain_event");
        String says = CASE + " was on record at the checkpoint of "
                + tables.state().size() + " leaves, but its rows are gone from the event store: it was deleted.";

        assertThat(check.check().discrepancies())
                .anySatisfy(sentence -> assertThat(sentence).startsWith(says));
        MockHttpServletResponse bundle = response("/api/v1/cases/" + CASE + "/bundle");
        assertThat(bundle.getStatus()).isEqualTo(503);
        assertThat(bundle.getContentAsString()).contains(says);
    }

    @Test
    void aStoredCheckpointThatWasChangedIsNamedAndNotServed() throws Exception {
        long size = tables.state().size();
        SignedNote forged = SigningKey.generate(key.verifier().name())
                .sign(tables.latestCheckpoint().orElseThrow().text());
        change("UPDATE ledger_checkpoint SET note = '" + forged + "' WHERE size = " + size, "ledger_checkpoint");

        assertThat(check.check().discrepancies())
                .containsExactly(
                        "The stored checkpoint of " + size + " leaves is not signed with the key of this log.");
        MockHttpServletResponse answer = response("/api/v1/ledger/checkpoint");
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentAsString()).contains("it is not signed with the key of this log");
        assertThat(response("/api/v1/operations/ledger").getStatus()).isEqualTo(200);
    }

    @Test
    void checkpointFilesThatWereRemovedCutOrForgedAreNamed() throws Exception {
        List<Path> files = checkpointFiles();
        Path first = files.getFirst();
        String content = Files.readString(first);
        long size = Long.parseLong(content.lines().toList().get(1));
        try {
            Files.delete(first);
            assertThat(check.check().discrepancies())
                    .containsExactly("The checkpoint directory has no file for the checkpoint of " + size
                            + " leaves: it was removed.");
            Files.writeString(first, content.substring(0, 30));
            assertThat(check.check().discrepancies())
                    .contains("The checkpoint file " + first.getFileName()
                            + " is not a checkpoint: it was truncated or overwritten.");
            assertThat(response("/api/v1/ledger/check").getStatus()).isEqualTo(200);
            SignedNote forged = SigningKey.generate(key.verifier().name())
                    .sign(SignedNote.parse(content).text());
            Files.writeString(first, forged.toString());
            assertThat(check.check().discrepancies())
                    .contains(
                            "The checkpoint file " + first.getFileName() + " is not signed with the key of this log.");
        } finally {
            Files.writeString(first, content);
        }
    }

    @Test
    void aRewrittenLogWithAnEmptiedDirectoryIsFoundOut() throws IOException {
        Path aside = Files.createDirectory(directory.resolve("aside"));
        for (Path file : checkpointFiles()) {
            Files.move(file, aside.resolve(file.getFileName()));
        }
        Files.move(settings.checkpoints().resolve("latest"), aside.resolve("latest"));
        try {
            change("DELETE FROM ledger_leaf", "ledger_leaf");
            change("DELETE FROM ledger_seal", "ledger_seal");
            change("DELETE FROM ledger_node", "ledger_node");
            change("DELETE FROM ledger_checkpoint", "ledger_checkpoint");
            sql.sql("UPDATE ledger_state SET size = 0, events = 0, last_global_index = 0")
                    .update();
            Ledger restarted = anew(published);

            await().until(() -> {
                state.round(restarted);
                return state.view().stopped();
            });

            assertThat(state.stoppedBecause())
                    .contains("does not continue the checkpoint")
                    .contains("that this installation signed last");
            assertThat(check.check().discrepancies()).anySatisfy(sentence -> assertThat(sentence)
                    .startsWith("The checkpoint beside the signing key is over"));
        } finally {
            try (Stream<Path> files = Files.list(aside)) {
                for (Path file : files.toList()) {
                    Files.move(file, settings.checkpoints().resolve(file.getFileName()));
                }
            }
        }
    }

    @Test
    void aMissingKeyIsNotReplacedOnceSomethingWasSigned() {
        Path missing = directory.resolve("missing").resolve("key");
        var moved = new LedgerConfiguration.Settings(
                settings.origin(),
                missing,
                settings.checkpoints(),
                null,
                settings.heartbeat(),
                settings.checkEvery(),
                settings.checkCases());

        assertThatThrownBy(() -> new LedgerConfiguration().ledgerKey(moved, sql, published))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The ledger's signing key " + missing
                        + " is missing, although checkpoints were signed with it: restore the file from a backup.");
        assertThat(missing).doesNotExist();
    }

    @Test
    void rowsAddedToTheLogByHandAreExplained() {
        change("INSERT INTO ledger_node VALUES (0, " + tables.state().size() + ", sha256('forged'))", "ledger_node");
        clock.set(clock.instant().plus(Duration.ofHours(1)));

        await().until(() -> {
            state.round(ledger);
            return String.valueOf(state.stoppedBecause()).startsWith("The ledger's tables contradict each other: ");
        });

        assertThat(state.stoppedBecause())
                .contains("The check of the record names them")
                .doesNotContain("Exception");
    }

    private List<Path> checkpointFiles() throws IOException {
        try (Stream<Path> files = Files.list(settings.checkpoints())) {
            return files.filter(file -> file.toString().endsWith(".checkpoint"))
                    .sorted()
                    .toList();
        }
    }

    private void change(String statement, String table) {
        sql.sql("ALTER TABLE " + table + " DISABLE TRIGGER ALL").update();
        sql.sql(statement).update();
        sql.sql("ALTER TABLE " + table + " ENABLE TRIGGER ALL").update();
        if (table.equals("domain_event")) {
            sql.sql("ALTER TABLE domain_event ENABLE ALWAYS TRIGGER append_only")
                    .update();
            sql.sql("ALTER TABLE domain_event ENABLE ALWAYS TRIGGER continues_stream")
                    .update();
        }
    }
}
