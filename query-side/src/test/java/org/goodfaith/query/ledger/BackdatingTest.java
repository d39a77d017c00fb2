package org.goodfaith.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.goodfaith.query.Waiting.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.goodfaith.query.ConferenceCase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Someone with the account of the application inserts an answer into the past, after a checkpoint closed that past. No
 * trigger is off.
 */
class BackdatingTest extends LedgerInDatabase {

    @Autowired
    private HealthIndicator ledgerHealthIndicator;

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
        String backdated = "Entry " + forged + " of " + CASE + " is backdated";
        assertThat(state.view().discrepancies()).singleElement().asString().startsWith(backdated);
        assertThat(check.check().discrepancies())
                .anySatisfy(sentence -> assertThat(sentence).startsWith(backdated));
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
}
