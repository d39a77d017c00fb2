package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.standalone.system.SystemWaiting.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.goodfaith.query.operations.OperatorCommand;
import org.goodfaith.standalone.DatabaseForTests;
import org.goodfaith.standalone.Goodfaith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;

/**
 * Tests a rebuild of a full store from outside, under reads and writes: killed in the middle, resumed, compared, and
 * switched.
 *
 * <p>{@code -Dgoodfaith.test.events=100000} for the size that the specification names, {@code -Dgoodfaith.test.seed=…}
 * to repeat a run.
 */
@Execution(ExecutionMode.CONCURRENT)
class LargeRebuildTest {

    private static final int EVENTS = Integer.getInteger("goodfaith.test.events", 5_000);
    private static final long SEED = Long.getLong("goodfaith.test.seed", new Random().nextLong());
    private static final String REBUILD = "/operations/rebuilds/cases";
    private static final Duration PROCESSING_MAX = Duration.ofMinutes(2).plusMillis(50L * EVENTS);

    /** Types of the facts after the order in each case. */
    private static final int FACTS_MIN = 5;

    private static final int FACTS_MAX = 30;

    @TempDir
    private Path data;

    private final Random random = new Random(SEED);
    private final List<String> cases = new ArrayList<>();

    @Test
    void readsSucceedThroughoutAndAKillLosesNothing() throws Exception {
        System.out.println("seed " + SEED + ", " + EVENTS + " events");
        try (var database = DatabaseForTests.startIn(data);
                Connection connection = database.connect()) {
            Map<String, String> shown;
            long doneBeforeKill;
            try (Server server = start(database)) {
                ProductApi api = server.api();
                fill(connection, api);
                timed("taken in by the streaming processor", () -> awaitProcessors(api));
                shown = digests(connection);
                assertThat(shown).hasSize(cases.size());

                try (var probes = new Probes(api)) {
                    api.post(REBUILD, "{}").is(202);
                    var progress = new TreeSet<Long>();
                    JsonNode rebuild = await().until(
                                    () -> api.get(REBUILD).is(200).body(), seen -> {
                                        progress.add(seen.required("eventsDone").asLong());
                                        return progress.size() > 3
                                                || !stage(seen).equals("BUILDING");
                                    });
                    assertThat(stage(rebuild)).isEqualTo("BUILDING");
                    assertThat(rebuild.required("eventsPerSecond").asLong()).isPositive();
                    assertThat(rebuild.has("secondsLeft")).isTrue();
                    assertThat(rebuild.required("says").asString()).contains("events", "a second", "seconds left");
                    assertThat(probes.answered()).isPositive();
                    doneBeforeKill = progress.last();
                    probes.finish();
                }
                server.kill();
            }

            try (Server restarted = start(database)) {
                ProductApi api = restarted.api();
                assertThat(digests(connection)).as("the live data is unchanged").isEqualTo(shown);
                JsonNode interrupted = api.get(REBUILD).is(200).body();
                assertThat(interrupted.required("underWay").asBoolean()).isFalse();
                assertThat(interrupted.required("says").asString()).contains("was interrupted");
                assertThat(interrupted.required("eventsDone").asLong())
                        .as("committed batches are kept")
                        .isGreaterThanOrEqualTo(doneBeforeKill);

                try (var probes = new Probes(api)) {
                    timed("resumed and compared", () -> {
                        assertThat(operator(restarted, "rebuild", "cases", "resume"))
                                .contains("match the live data");
                        return null;
                    });
                    JsonNode built = api.get(REBUILD).is(200).body();
                    System.out.println(built);
                    assertThat(stage(built)).isEqualTo("BUILT");
                    assertThat(built.required("different").asLong()).isZero();
                    assertThat(built.required("eventsDone").asLong()).isEqualTo(eventsOfCases(connection));
                    assertThat(digests(connection)).isEqualTo(shown);

                    // Recorded between the build and the switch, and visible before and after it.
                    String token = answer(api, cases.getFirst());
                    api.get("/cases/" + cases.getFirst() + "?after=" + token).is(200);
                    shown = digests(connection);
                    timed("switched", () -> {
                        assertThat(operator(restarted, "rebuild", "cases", "switch"))
                                .contains("Live: the rebuilt data is shown.");
                        return null;
                    });
                    assertThat(digests(connection)).isEqualTo(shown);
                    assertThat(probes.answered()).isPositive();
                    probes.finish();
                }
                String token = answer(api, cases.getLast());
                api.get("/cases/" + cases.getLast() + "?after=" + token).is(200);
                awaitProcessors(api);
                assertThat(operator(restarted, "processors")).contains("cases[0] CAUGHT_UP, 0 events");
                assertThat(operator(restarted, "failures")).contains("All entries are processed.");
            }
        }
    }

    private static Server start(DatabaseForTests database) {
        return Server.start(
                Goodfaith.class,
                "--goodfaith.data-dir=" + database.besides(),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--goodfaith.query.rebuild.events=1000",
                "--goodfaith.query.wait-max=60s",
                "--goodfaith.notices.every=false");
    }

    /** Runs an operator's command in this process. */
    private static String operator(Server server, String... words) {
        var arguments = new ArrayList<>(List.of(words));
        arguments.add("--at=" + server.address() + "/");
        var out = new ByteArrayOutputStream();
        try (var print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int code = OperatorCommand.run(
                    arguments.toArray(String[]::new),
                    "",
                    Map.of("GOODFAITH_PASSWORD", ProductApi.PASSWORD),
                    print,
                    print);
            assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String stage(JsonNode rebuild) {
        return rebuild.required("stage").asString();
    }

    private static String answer(ProductApi api, String caseId) {
        return api.record(caseId, "CommunicationAnswered", Cases.act("2024-06-25", "EMAILED", "defendant-1") + "}")
                .token();
    }

    private static long awaitProcessors(ProductApi api) {
        return await().atMost(PROCESSING_MAX).until(() -> eventsBehind(api), behind -> behind == 0);
    }

    private static long eventsBehind(ProductApi api) {
        return api.get("/operations/processors")
                .is(200)
                .body()
                .required("segments")
                .valueStream()
                .filter(each -> each.required("processor").asString().equals("cases"))
                .mapToLong(each -> each.required("eventsBehind").asLong())
                .sum();
    }

    private static <T> T timed(String what, Callable<T> work) throws Exception {
        long began = System.nanoTime();
        T result = work.call();
        System.out.printf("%s: %d ms%n", what, (System.nanoTime() - began) / 1_000_000);
        return result;
    }

    /** Reads cases repeatedly. Every response must be 200 and equal the first one. */
    private final class Probes implements AutoCloseable {

        private final AtomicBoolean goOn = new AtomicBoolean(true);
        private final java.util.concurrent.atomic.AtomicInteger answered =
                new java.util.concurrent.atomic.AtomicInteger();
        private final java.util.concurrent.ExecutorService executor = Executors.newSingleThreadExecutor();
        private final java.util.concurrent.Future<?> probing;
        private long slowestMillis;

        Probes(ProductApi api) {
            var expected = new TreeMap<String, JsonNode>();
            // The test writes to the first and the last case.
            for (int i = 1; i < cases.size() - 1; i += Math.max(1, cases.size() / 20)) {
                expected.put(cases.get(i), duties(api, cases.get(i)));
            }
            probing = executor.submit(() -> {
                while (goOn.get()) {
                    expected.forEach((caseId, duties) -> {
                        long began = System.nanoTime();
                        assertThat(duties(api, caseId)).isEqualTo(duties);
                        slowestMillis = Math.max(slowestMillis, (System.nanoTime() - began) / 1_000_000);
                        answered.incrementAndGet();
                    });
                    api.get("/overdue?limit=5").is(200);
                }
            });
        }

        private static JsonNode duties(ProductApi api, String caseId) {
            return api.get("/cases/" + caseId + "/obligations").is(200).body().required("obligations");
        }

        int answered() {
            return await().until(answered::get, count -> count > 0);
        }

        void finish() throws Exception {
            goOn.set(false);
            probing.get();
            System.out.println(answered + " reads right, the slowest took " + slowestMillis + " ms");
        }

        @Override
        public void close() {
            goOn.set(false);
            executor.shutdownNow();
            executor.close();
        }
    }

    /** A stored event. */
    private record Stored(String type, String payload, String metaData) {}

    /**
     * Copies a case that was recorded over HTTP, with random facts after its order, until the store has the required
     * number of events.
     */
    private void fill(Connection connection, ProductApi api) throws Exception {
        String original = Cases.openInNorthernDistrict(api, 93000);
        api.post("/cases/" + original + "/orders", Cases.settlementConferenceOrder())
                .is(201);
        List<Stored> beginning = stored(connection, original);
        answer(api, original);
        api.record(original, "SettlementDiscoveryCompleted", Cases.act("2024-06-25", "OTHER", "plaintiff-1") + "}");
        List<Stored> whole = stored(connection, original);
        List<Stored> acts = whole.subList(beginning.size(), whole.size());
        cases.add(original);
        long events = whole.size();
        var copy = new StringBuilder();
        for (int number = 94001; events < EVENTS; number++) {
            String caseId = "cand-23-cv-" + number;
            cases.add(caseId);
            var copied = new ArrayList<Stored>();
            for (Stored each : beginning) {
                copied.add(new Stored(each.type, each.payload.replace("93000", String.valueOf(number)), each.metaData));
            }
            for (int left = random.nextInt(FACTS_MIN, FACTS_MAX + 1); left > 0; left--) {
                Stored act = acts.get(random.nextInt(acts.size()));
                String day = "2024-%02d-%02d".formatted(random.nextInt(6, 9), random.nextInt(6, 29));
                copied.add(new Stored(act.type, act.payload.replace("2024-06-25", day), act.metaData));
            }
            for (int sequence = 0; sequence < copied.size(); sequence++) {
                append(copy, caseId, sequence, copied.get(sequence));
            }
            events += copied.size();
        }
        String toCopy = copy.toString();
        timed("stored by COPY", () -> connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "COPY domain_event (event_identifier, aggregate_identifier, sequence_number, aggregate_type,"
                                + " recorded_at, payload_type, payload, meta_data) FROM STDIN",
                        new StringReader(toCopy)));
        System.out.println(events + " events in " + cases.size() + " cases");
    }

    private void append(StringBuilder copy, String caseId, int sequence, Stored event) {
        copy.append(new UUID(random.nextLong(), random.nextLong()))
                .append('\t')
                .append(caseId)
                .append('\t')
                .append(sequence)
                .append("\tCase\t2024-09-01T16:00:00Z\t")
                .append(event.type)
                .append('\t')
                .append(bytea(event.payload))
                .append('\t')
                .append(bytea(event.metaData))
                .append('\n');
    }

    private static String bytea(String text) {
        return "\\\\x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Stored> stored(Connection connection, String caseId) throws SQLException {
        var stored = new ArrayList<Stored>();
        try (var query = connection.prepareStatement("SELECT payload_type, convert_from(payload, 'UTF8'),"
                + " convert_from(meta_data, 'UTF8') FROM domain_event WHERE aggregate_identifier = ?"
                + " ORDER BY sequence_number")) {
            query.setString(1, caseId);
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    stored.add(new Stored(found.getString(1), found.getString(2), found.getString(3)));
                }
            }
        }
        return stored;
    }

    private static long eventsOfCases(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT count(*) FROM domain_event WHERE aggregate_identifier NOT LIKE 'calendar-%'")) {
            found.next();
            return found.getLong(1);
        }
    }

    private static Map<String, String> digests(Connection connection) throws SQLException {
        var digests = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT case_id, digest FROM case_digests(ARRAY(SELECT case_id FROM case_summary))")) {
            while (found.next()) {
                digests.put(found.getString(1), found.getString(2));
            }
        }
        return digests;
    }
}
