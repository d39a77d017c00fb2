package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.standalone.system.SystemWaiting.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.goodfaith.query.notices.NoticeSweep;
import org.goodfaith.standalone.DatabaseForTests;
import org.goodfaith.standalone.Goodfaith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tests that each overdue obligation gets one notice per due date, for any number of sweeps and nodes. */
class OverdueNoticesTest extends WholeSystem {

    private static final String ANSWER = "ecf-61/answer-latest-communication/defendant-1";

    @Autowired
    private NoticeSweep sweep;

    @Test
    void isIssuedOnceByConcurrentSweepsAndWithdrawnWithoutGround() throws Exception {
        clock.set("2024-06-05T15:00");
        String caseId = Cases.openInNorthernDistrict(api, 91401);
        enterOrder(api, caseId);
        long before = entries(caseId);
        clock.set("2024-06-28T09:00");
        caughtUp(api, caseId);

        try (var sweepers = Executors.newFixedThreadPool(2)) {
            Callable<NoticeSweep.Swept> once = sweep::sweep;
            for (Future<NoticeSweep.Swept> each : sweepers.invokeAll(List.of(once, once))) {
                each.get();
            }
        }
        caughtUp(api, caseId);
        assertThat(notices(api, caseId, "OverdueNoticeIssued")).containsExactly(ANSWER);
        sweep.sweep();
        assertThat(entries(caseId)).as("no further entry").isEqualTo(before + 1);

        // A timely answer, recorded late: the obligation was never past due.
        String token = api.record(
                        caseId, "CommunicationAnswered", Cases.act("2024-06-26", "EMAILED", "defendant-1") + "}")
                .token();
        api.get("/cases/" + caseId + "?after=" + token).is(200);
        sweep.sweep();
        caughtUp(api, caseId);
        sweep.sweep();
        assertThat(entries(caseId)).as("no further entry").isEqualTo(before + 3);
        assertThat(notices(api, caseId, "OverdueNoticeWithdrawn")).containsExactly(ANSWER);
        assertThat(notices(api, caseId, "OverdueNoticeIssued")).containsExactly(ANSWER);
    }

    @Test
    void isIssuedOnceAcrossRestartsAndByTwoNodes(@TempDir Path data) {
        List<String> first;
        try (var database = DatabaseForTests.startIn(data)) {
            String old;
            try (Server one = start(database);
                    Server other = start(database)) {
                ProductApi api = one.api();
                old = Cases.openInNorthernDistrict(api, 92401);
                enterOrder(api, old);
                first = await().until(
                                () -> notices(api, old, "OverdueNoticeIssued"),
                                issued -> issued.size() == overdue(api, old).size() && !issued.isEmpty());
                assertThat(first).containsExactlyInAnyOrderElementsOf(overdue(api, old));
                assertThat(notices(other.api(), old, "OverdueNoticeIssued")).hasSameSizeAs(first);
                one.kill();
            }
            try (Server restarted = start(database)) {
                ProductApi api = restarted.api();
                // A notice in a new case proves that the sweep has checked the old case again.
                String fresh = Cases.openInNorthernDistrict(api, 92402);
                enterOrder(api, fresh);
                await().until(
                                () -> notices(api, fresh, "OverdueNoticeIssued"),
                                issued -> issued.size() == overdue(api, fresh).size() && !issued.isEmpty());
                assertThat(notices(api, old, "OverdueNoticeIssued")).containsExactlyElementsOf(first);
                assertThat(notices(api, old, "OverdueNoticeWithdrawn")).isEmpty();
            }
        }
    }

    private static Server start(DatabaseForTests database) {
        return Server.start(
                Goodfaith.class,
                "--goodfaith.notices.every=200ms",
                "--goodfaith.data-dir=" + database.besides(),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password());
    }

    private static void enterOrder(ProductApi api, String caseId) {
        String token = api.post("/cases/" + caseId + "/orders", Cases.settlementConferenceOrder())
                .is(201)
                .token();
        api.get("/cases/" + caseId + "?after=" + token).is(200);
    }

    /** Waits until the read model has the last entry. */
    private void caughtUp(ProductApi api, String caseId) {
        long last = entries(caseId) - 1;
        await().until(
                        () -> api.get("/cases/" + caseId)
                                .is(200)
                                .body()
                                .at("/viewpoint/throughEntry")
                                .asLong(),
                        shown -> shown == last);
    }

    private static List<String> overdue(ProductApi api, String caseId) {
        return List.copyOf(api.obligations(caseId, "status=OVERDUE").keySet());
    }

    /** Returns the obligations of the recorded notices, in recorded order. */
    private static List<String> notices(ProductApi api, String caseId, String fact) {
        JsonNode entries = api.get("/cases/" + caseId + "/entries?limit=200&fact=" + fact)
                .is(200)
                .body()
                .required("entries");
        return StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> entry.at("/details/obligation").asString())
                .toList();
    }
}
