package org.goodfaith.standalone.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.goodfaith.standalone.DatabaseForTests;
import org.goodfaith.standalone.Goodfaith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Kills the server with {@code kill -9} under load and checks the data after a restart. */
class KillTest {

    private static final int CASES = 4;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 100;

    @TempDir
    private Path data;

    @Test
    void losesAndDuplicatesNothingAndARebuildShowsTheSame() throws Exception {
        var acknowledged = new ConcurrentLinkedQueue<String>();
        var sent = new ConcurrentLinkedQueue<Sent>();
        var cases = new ArrayList<String>();
        // Closing the server first ends the writers.
        try (var writers = Executors.newVirtualThreadPerTaskExecutor();
                Server server = start()) {
            Api api = server.api();
            for (int i = 0; i < CASES; i++) {
                String caseId = Cases.openInNorthernDistrict(api, 92000 + i);
                cases.add(caseId);
            }
            api.post("/cases/" + cases.getFirst() + "/orders", Cases.settlementConferenceOrder())
                    .is(201);
            var enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_KILL);
            var number = new AtomicInteger();
            var writing = new ArrayList<Future<?>>();
            for (String caseId : cases) {
                writing.add(writers.submit(() -> {
                    while (true) {
                        var next = new Sent(caseId, "answer-" + number.incrementAndGet());
                        sent.add(next);
                        next.to(api).is(201);
                        acknowledged.add(next.key);
                        enough.countDown();
                    }
                }));
            }
            while (!enough.await(1, TimeUnit.SECONDS)) {
                assertThat(writing).allSatisfy(each -> assertThat(each).isNotDone());
            }
            server.kill();
            // Each writer fails when the server is gone.
            for (Future<?> each : writing) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(each::get)
                        .withCauseInstanceOf(UncheckedIOException.class);
            }
        }

        Map<String, String> tokens;
        Map<String, Long> shown;
        try (Server restarted = start()) {
            Api api = restarted.api();
            Map<String, Long> kept = notes(api, marked(api, cases));
            assertThat(kept.keySet()).as("every acknowledged fact is stored").containsAll(acknowledged);
            assertThat(kept.values()).as("no fact is stored twice").allMatch(times -> times == 1);

            // A retry without a response gets the first response if there was one.
            sent.forEach(each -> each.to(api).is(201));
            tokens = marked(api, cases);
            shown = notes(api, tokens);
            assertThat(shown).hasSize(sent.size());
            assertThat(shown.values()).allMatch(times -> times == 1);
        }

        Map<String, String> digests;
        try (var database = DatabaseForTests.startIn(data);
                Connection connection = database.connect()) {
            digests = digests(connection, cases);
            deleteAllProjectedRows(connection);
        }
        try (Server rebuilt = start()) {
            assertThat(notes(rebuilt.api(), tokens)).isEqualTo(shown);
        }
        try (var database = DatabaseForTests.startIn(data);
                Connection connection = database.connect()) {
            assertThat(digests(connection, cases)).isEqualTo(digests).doesNotContainValue("");
        }
    }

    /** A request with a unique note and idempotency key, which can be retried. */
    private record Sent(String caseId, String key) {

        Api.Answer to(Api api) {
            String body = """
                    {'circumstances': {'occurredAt': '2024-06-20', 'channel': 'EMAILED', 'note': '%s'},
                     'actors': {'onBehalfOf': ['defendant-1']}}""".formatted(key);
            return api.post("/cases/" + caseId + "/facts/CommunicationAnswered", body, "Idempotency-Key", key);
        }
    }

    private Server start() {
        return Server.start(Goodfaith.class, "--goodfaith.data-dir=" + data, "--goodfaith.notices.every=false");
    }

    /** Records one more fact in each case and returns read tokens that cover every entry. */
    private static Map<String, String> marked(Api api, List<String> cases) {
        var tokens = new TreeMap<String, String>();
        for (String caseId : cases) {
            tokens.put(
                    caseId,
                    api.record(
                                    caseId,
                                    "SettlementDiscoveryCompleted",
                                    Cases.act("2024-06-20", "OTHER", "plaintiff-1") + "}")
                            .token());
        }
        return tokens;
    }

    /** Returns the number of entries with each note. */
    private static Map<String, Long> notes(Api api, Map<String, String> tokens) {
        var notes = new ArrayList<String>();
        tokens.forEach((caseId, token) -> {
            String query = "/cases/" + caseId + "/entries?fact=CommunicationAnswered&limit=200&after=" + token;
            JsonNode page = api.get(query).is(200).body();
            while (true) {
                page.required("entries")
                        .forEach(entry -> notes.add(
                                entry.at("/details/circumstances/note").asString()));
                if (!page.hasNonNull("next")) {
                    break;
                }
                page = api.get(query + "&cursor=" + page.required("next").asString())
                        .is(200)
                        .body();
            }
        });
        return notes.stream().collect(groupingBy(note -> note, TreeMap::new, counting()));
    }

    /** Returns a digest of all rows of each case. Equal records have equal digests. */
    private static Map<String, String> digests(Connection connection, List<String> cases) throws SQLException {
        var digests = new TreeMap<String, String>();
        try (var query = connection.prepareStatement("SELECT coalesce(case_digest(?), '')")) {
            for (String caseId : cases) {
                query.setString(1, caseId);
                try (var found = query.executeQuery()) {
                    found.next();
                    digests.put(caseId, found.getString(1));
                }
            }
        }
        return digests;
    }

    private static void deleteAllProjectedRows(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    TRUNCATE case_summary, case_party, case_entry, case_event, case_obligation, case_trail, case_indicator,
                             case_offer, case_notice, case_calendar, case_pending, case_failure
                    """);
            statement.execute("DELETE FROM token_entry");
        }
    }
}
