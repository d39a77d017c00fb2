package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.standalone.system.SystemWaiting.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Tests that the record stays in order, visible and provable while the server's clock is set back. */
@TestPropertySource(properties = "goodfaith.ledger.every=250ms")
@DirtiesContext
class ClockSetBackTest extends WholeSystem {

    @TempDir
    private Path bundles;

    @Test
    void entriesStayInOrderAndProvable() throws IOException {
        clock.set("2024-06-20T15:00");
        String caseId = Cases.openInNorthernDistrict(api, 91801);
        answer(caseId);
        clock.set("2024-06-20T15:10");
        await().until(this::everyEntryIsSealed);

        clock.set("2024-06-20T14:00");
        assertThat(entriesShown(caseId)).as("without a token").isEqualTo(4);
        JsonNode difference = api.get("/cases/" + caseId + "/difference?fromAsOf=2024-06-17&asOf=2024-06-20T10:00")
                .is(200)
                .body();
        assertThat(Instant.parse(difference.at("/to/knownAt").asString())).isAfter(lastRecordedAt());
        String token = answer(caseId);
        clock.set("2024-06-20T15:30");
        answer(caseId);

        api.get("/cases/" + caseId + "?after=" + token).is(200);
        List<Instant> recorded = sql.sql("SELECT recorded_at FROM domain_event WHERE aggregate_identifier = ?"
                        + " ORDER BY sequence_number")
                .param(caseId)
                .query((row, _) -> Instant.parse(row.getString(1)))
                .list();
        assertThat(recorded).hasSize(6).isSorted();
        await().until(
                        () -> api.get("/operations/ledger").is(200).body(),
                        ledger -> ledger.path("checkpointEvents").asLong() == allEntries());
        assertThat(api.checkedRecord().required("discrepancies")).isEmpty();
        assertThat(Proof.problemOf(api, caseId, bundles)).isEmpty();
    }

    private String answer(String caseId) {
        return api.record(caseId, "CommunicationAnswered", Cases.act("2024-06-19", "EMAILED", "defendant-1") + "}")
                .token();
    }

    private int entriesShown(String caseId) {
        return api.get("/cases/" + caseId + "/entries?asOf=2024-06-20T10:00")
                .is(200)
                .body()
                .required("entries")
                .size();
    }

    private boolean everyEntryIsSealed() {
        return sql.sql("SELECT EXISTS (SELECT FROM ledger_seal WHERE through > ?::timestamptz)")
                .param(lastRecordedAt().toString())
                .query(Boolean.class)
                .single();
    }

    private Instant lastRecordedAt() {
        return Instant.parse(sql.sql("SELECT max(recorded_at) FROM domain_event")
                .query(String.class)
                .single());
    }

    private long allEntries() {
        return sql.sql("SELECT count(*) FROM domain_event").query(Long.class).single();
    }
}
