package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.standalone.system.SystemWaiting.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.standalone.Goodfaith;
import org.goodfaith.standalone.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kills the database of a running product, then one of its connections, and fills the disk. The product goes on by
 * itself each time, and meanwhile says what is wrong.
 */
@Execution(ExecutionMode.CONCURRENT)
class RecoveryTest {

    private static final int DISK_MEGABYTES = 400;
    private static final int RESERVE_MEGABYTES = 50;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void goesOnByItselfAfterTheDatabaseWasKilled() throws Exception {
        Path data = directory.resolve("data");
        try (Server server = start(data)) {
            ProductApi api = server.api();
            String caseId = Cases.openInNorthernDistrict(api, 94001);
            note(api, caseId, "before").is(201);

            killTheServerAndKeepItDown(server, data, caseId);
            everythingWorks(server, data, caseId, "after the kill of the server");
            assertThat(server.output())
                    .contains("The embedded database ended unexpectedly", "The embedded database was restarted");

            killAConnection(data);
            everythingWorks(server, data, caseId, "after the kill of a connection");
            assertThat(notes(api, caseId)).containsAll(acknowledged).doesNotHaveDuplicates();
        }
    }

    @Test
    void goesOnByItselfAfterTheDiskWasFull() throws Exception {
        try (var disk = SmallDisk.mount(DISK_MEGABYTES)) {
            assumeTrue(disk.isMounted(), "This account may not mount a small disk. Run the test as root.");
            Path data = disk.path().resolve("data");
            try (Server server = start(data)) {
                String caseId = Cases.openInNorthernDistrict(server.api(), 94002);
                note(server.api(), caseId, "before").is(201);

                fillTheDisk(server, disk, caseId);
                everythingWorks(server, data, caseId, "after the disk was full");
                assertThat(notes(server.api(), caseId))
                        .containsAll(acknowledged)
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static Server start(Path data) {
        return Server.start(
                Goodfaith.class,
                "--goodfaith.data-dir=" + data,
                "--goodfaith.disk-reserve=" + RESERVE_MEGABYTES + "MB",
                "--goodfaith.notices.every=false");
    }

    /** The server cannot start until the test puts its control file back. */
    private void killTheServerAndKeepItDown(Server server, Path data, String caseId) throws Exception {
        ProductApi api = server.api();
        Path needed = data.resolve("postgresql/global/pg_control");
        Path away = data.resolve("pg_control");
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postgresql/postmaster.pid")).getFirst());
        Files.move(needed, away);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await().until(() -> !storage(api).body().required("databaseRunning").asBoolean());

        answersWithinTime(
                () -> assertThat(note(api, caseId, "refused").is(503).text()).contains("database"));
        answersWithinTime(() -> assertThat(
                        api.get("/cases/" + caseId + "/entries").is(503).text())
                .contains("/problems/database-unavailable", "The database does not answer"));
        answersWithinTime(() -> {
            var page = ProductApi.send(page(server, "/cases/" + caseId));
            assertThat(page.status()).as(page.text()).isEqualTo(503);
            assertThat(page.text()).contains("The database does not answer").doesNotContain("Exception");
        });
        assertThat(ProductApi.sendAnonymously(server.address() + "/actuator/health")
                        .status())
                .isEqualTo(503);

        Files.move(away, needed);
        untilRecordedAgain(api, caseId, "the first entry after the kill of the server");
        var state = storage(api).body();
        assertThat(state.required("databaseRunning").asBoolean()).isTrue();
        assertThat(state.required("restarts").asInt()).isEqualTo(1);
        assertThat(state.at("/lastOutage/cause").asString()).contains("killed");
        assertThat(ProductApi.send(page(server, "/operations")).text())
                .contains("Last outage of the database", "the server process was killed");
    }

    /** PostgreSQL ends all connections when one is killed, because the killed one may have damaged shared memory. */
    private static void killAConnection(Path data) throws Exception {
        try (Connection connection = connect(data);
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT pid FROM pg_stat_activity WHERE application_name = 'goodfaith listening'")) {
            assertThat(found.next()).isTrue();
            ProcessHandle.of(found.getLong(1)).orElseThrow().destroyForcibly();
        }
    }

    private void fillTheDisk(Server server, SmallDisk disk, String caseId) throws IOException {
        ProductApi api = server.api();
        for (int free : new int[] {(RESERVE_MEGABYTES - 10) * 1_000_000, 0}) {
            disk.fillUpTo(free);
            answersWithinTime(() ->
                    assertThat(note(api, caseId, "refused").is(503).text()).contains("disk"));
            assertThat(storage(api).body().required("recordingRefused").asBoolean())
                    .isTrue();
            assertThat(ProductApi.sendAnonymously(server.address() + "/actuator/health")
                            .status())
                    .isEqualTo(503);
            if (free > 0) {
                assertThat(ProductApi.send(page(server, "/operations")).text()).contains("The disk is full.");
                disk.free();
                note(api, caseId, "there is room again").is(201);
            }
        }
        disk.free();
        untilRecordedAgain(api, caseId, "there is room again after the disk was completely full");
        assertThat(server.output()).contains("The disk is full:", "The disk has room again. Recording continues.");
    }

    /** Meanwhile nothing but 503 is answered. */
    private void untilRecordedAgain(ProductApi api, String caseId, String note) {
        await().until(() -> {
            ProductApi.Answer answer = note(api, caseId, note);
            assertThat(answer.status()).as(answer.text()).isIn(201, 503);
            return answer.status() == 201;
        });
    }

    /** Records, reads, listens for changes and signs. */
    private void everythingWorks(Server server, Path data, String caseId, String note) {
        ProductApi api = server.api();
        untilRecordedAgain(api, caseId, note);
        await().untilAsserted(() -> assertThat(listening(data)).isEqualTo(1));
        try (var page = LiveStream.of(server, caseId)) {
            String token = note(api, caseId, note + ", seen live").is(201).token();
            await().untilAsserted(() ->
                    api.get("/cases/" + caseId + "/entries?after=" + token).is(200));
            await().until(() -> page.changes() > 0);
        }
        await().untilAsserted(() -> {
            var ledger = api.get("/operations/ledger").is(200).body();
            assertThat(ledger.required("stopped").asBoolean()).isFalse();
            assertThat(ledger.required("checkpointEvents")).isEqualTo(ledger.required("events"));
        });
    }

    private static int listening(Path data) throws IOException, SQLException {
        try (Connection connection = connect(data);
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'goodfaith listening'")) {
            found.next();
            return found.getInt(1);
        }
    }

    private static Connection connect(Path data) throws IOException, SQLException {
        String port =
                Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(3);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/goodfaith",
                "goodfaith",
                Files.readString(data.resolve("postgresql-password")));
    }

    private static void answersWithinTime(Runnable request) {
        long start = System.nanoTime();
        request.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ANSWER_MAX);
    }

    private static ProductApi.Answer storage(ProductApi api) {
        return api.get("/operations/storage").is(200);
    }

    private static HttpRequest.Builder page(Server server, String path) {
        return ProductApi.signedIn(server.address() + path).header("Accept", "text/html");
    }

    /** Remembers what was acknowledged. */
    private ProductApi.Answer note(ProductApi api, String caseId, String note) {
        ProductApi.Answer answer = api.post(
                "/cases/" + caseId + "/facts/CommunicationAnswered",
                """
                {'circumstances': {'occurredAt': '2024-06-20', 'channel': 'EMAILED', 'note': '%s'},
                 'actors': {'onBehalfOf': ['defendant-1']}}""".formatted(note),
                "Idempotency-Key",
                note.replace(' ', '-'));
        if (answer.status() == 201 && !acknowledged.contains(note)) {
            acknowledged.add(note);
        }
        return answer;
    }

    private static List<String> notes(ProductApi api, String caseId) {
        var notes = new ArrayList<String>();
        api.get("/cases/" + caseId + "/entries?fact=CommunicationAnswered&limit=200")
                .is(200)
                .body()
                .required("entries")
                .forEach(entry ->
                        notes.add(entry.at("/details/circumstances/note").asString()));
        return notes;
    }
}
