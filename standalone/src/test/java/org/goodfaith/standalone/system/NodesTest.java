package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.standalone.system.SystemWaiting.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.broker.Broker;
import org.goodfaith.command.CommandSide;
import org.goodfaith.examples.FactConsumer;
import org.goodfaith.query.QuerySide;
import org.goodfaith.standalone.DatabaseForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests two nodes of each side, in their own processes, on one PostgreSQL and one Kafka. The test kills one node of
 * each side under load and restarts the others one by one.
 *
 * <p>{@code -Dgoodfaith.test.seed=…} repeats a run.
 */
@Execution(ExecutionMode.CONCURRENT)
class NodesTest {

    private static final long SEED = Long.getLong("goodfaith.test.seed", new Random().nextLong());
    private static final int SEGMENTS = 2;
    private static final int PORTION = 30;
    private static final String REBUILD = "/operations/rebuilds/cases";
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path data;

    private final ConcurrentLinkedQueue<Server> nodes = new ConcurrentLinkedQueue<>();
    private DatabaseForTests database;
    private Broker broker;

    @BeforeEach
    void start() throws IOException {
        System.out.println("seed " + SEED);
        database = DatabaseForTests.startIn(data);
        broker = Broker.in(Files.createDirectories(data.resolve("broker")));
    }

    @AfterEach
    void stop() {
        nodes.forEach(Server::kill);
        broker.close();
        database.close();
    }

    @Test
    void losesAndDuplicatesNothingThroughKillsAndRestarts() throws Exception {
        var serving = CompletableFuture.runAsync(() -> broker.start());
        Server recording = commandSide();
        serving.join();
        // The nodes start concurrently, with the first migration of each side.
        var another = later(this::commandSide);
        var first = later(() -> querySide(recording));
        var second = later(() -> querySide(recording));
        try (var load = new MixedLoad(SEED)) {
            Server recordingToo = another.join();
            Server showing = first.join();
            Server showingToo = second.join();
            List.of(recording, recordingToo).forEach(load::recordAt);
            List.of(showing, showingToo).forEach(load::readAt);
            load.start();
            awaitSegments(showing, Set.of(1));
            bothNodesNotifyTheirPages(load, showing, showingToo);
            load.awaitProgress(PORTION, PORTION);
            await().until(() -> !notices().isEmpty());

            recordingToo.kill();
            showing.kill();
            load.awaitProgress(PORTION, PORTION);
            load.forget(recordingToo);
            load.forget(showing);
            awaitSegments(showingToo, Set.of(SEGMENTS));

            // A rolling restart: each new node serves before an old one stops.
            var newRecording = later(this::commandSide);
            Server newShowing = querySide(recording);
            load.readAt(newShowing);
            load.recordAt(newRecording.join());
            awaitSegments(newShowing, Set.of(1));
            // From here on, notices reach no node. The record stops changing.
            recording.close();
            load.awaitProgress(PORTION, PORTION);
            showingToo.close();
            load.awaitProgress(PORTION, PORTION);
            load.finish();
            System.out.println(load);

            ProductApi api = newShowing.api();
            awaitSegments(newShowing, Set.of(SEGMENTS));
            everyAcknowledgedFactIsStoredOnce(load);
            assertThat(notices()).doesNotHaveDuplicates();
            awaitNothingBehind(api);
            aRebuildEqualsTheProjection(api);
            theLedgerIsWhole(api);
            theTopicIsComplete();
        }
    }

    private CompletableFuture<Server> later(Supplier<Server> start) {
        return CompletableFuture.supplyAsync(start);
    }

    private Server commandSide() {
        return started(CommandSide.class);
    }

    /** @param recording the node that receives its notices */
    private Server querySide(Server recording) {
        return started(
                QuerySide.class,
                "--goodfaith.query.command-side.url=" + recording.address(),
                "--goodfaith.query.command-side.user=" + ProductApi.USER,
                "--goodfaith.query.command-side.password=" + ProductApi.PASSWORD,
                "--goodfaith.query.cases.segments=" + SEGMENTS,
                "--goodfaith.notices.every=1s",
                "--goodfaith.ledger.key=" + database.besides().resolve("key"),
                "--goodfaith.ledger.checkpoints=" + database.besides().resolve("checkpoints"),
                "--goodfaith.ledger.every=200ms",
                "--goodfaith.kafka.bootstrap-servers=" + broker.address(),
                "--goodfaith.kafka.create.enabled=true",
                "--goodfaith.kafka.create.replicas=1",
                "--goodfaith.kafka.create.in-sync=1");
    }

    private Server started(Class<?> side, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--spring.datasource.url=" + database.url());
        all.add("--spring.datasource.username=" + database.user());
        all.add("--spring.datasource.password=" + database.password());
        Server node = Server.start(side, all.toArray(String[]::new));
        nodes.add(node);
        return node;
    }

    /** Checks that both nodes announce an entry that either of them projects. */
    private static void bothNodesNotifyTheirPages(MixedLoad load, Server showing, Server showingToo) {
        try (var stream = LiveStream.of(showing, load.someCase());
                var streamToo = LiveStream.of(showingToo, load.someCase())) {
            // The first event only says that the page may have missed a change.
            await().until(() -> Math.min(stream.changes(), streamToo.changes()) > 2);
        }
    }

    /** @param expected the allowed numbers of segments on this node */
    private static void awaitSegments(Server node, Set<Integer> expected) {
        await().untilAsserted(
                        () -> assertThat(segmentsAt(node)).as(node::output).isIn(expected));
    }

    /** Returns the segments that the node reports. The database has one owner per segment. */
    private static int segmentsAt(Server node) {
        return Math.toIntExact(processors(node.api())
                .filter(each -> !Set.of("NOT_HERE", "UNCLAIMED")
                        .contains(each.required("activity").asString()))
                .count());
    }

    private static Stream<JsonNode> processors(ProductApi api) {
        return api.get("/operations/processors")
                .is(200)
                .body()
                .required("segments")
                .valueStream();
    }

    private void everyAcknowledgedFactIsStoredOnce(MixedLoad load) {
        var stored = new TreeMap<String, List<String>>();
        rows("SELECT convert_from(meta_data, 'UTF8'), event_identifier FROM domain_event ORDER BY global_index")
                .forEach(row -> {
                    String key =
                            JSON.readTree(row.getFirst()).path("idempotencyKey").asString("");
                    if (!key.isEmpty()) {
                        stored.computeIfAbsent(key, _ -> new ArrayList<>()).add(row.getLast());
                    }
                });
        assertThat(stored)
                .as("the acknowledged events of each idempotency key, and no others")
                .isEqualTo(load.recorded());
        assertThat(stored.keySet()).doesNotContainAnyElementsOf(load.refused());
    }

    /** Returns the obligations and their due times. */
    private List<String> notices() {
        return rows("SELECT aggregate_identifier, convert_from(payload, 'UTF8') FROM domain_event"
                        + " WHERE payload_type LIKE '%OverdueNoticeIssued'")
                .stream()
                .map(row -> {
                    JsonNode notice = JSON.readTree(row.getLast());
                    return row.getFirst() + " "
                            + notice.required("obligation").asString() + " "
                            + notice.required("dueAt").asString();
                })
                .toList();
    }

    private static void awaitNothingBehind(ProductApi api) {
        await().until(() -> processors(api)
                        .mapToLong(each -> each.required("eventsBehind").asLong())
                        .sum()
                == 0);
    }

    private static void aRebuildEqualsTheProjection(ProductApi api) {
        api.post(REBUILD, "{}").is(202);
        JsonNode rebuild = await().until(() -> api.get(REBUILD).is(200).body(), seen -> !seen.required("underWay")
                .asBoolean());
        assertThat(rebuild.required("stage").asString()).isEqualTo("BUILT");
        assertThat(rebuild.required("compared").asLong()).isPositive();
        assertThat(rebuild.required("different").asLong()).isZero();
    }

    private void theLedgerIsWhole(ProductApi api) {
        long events = events().size();
        JsonNode ledger = await().until(
                        () -> api.get("/operations/ledger").is(200).body(),
                        seen -> seen.path("checkpointEvents").asLong() == events);
        assertThat(ledger.required("checkpointEvents").asLong()).isEqualTo(events);
        assertThat(ledger.has("lastFailure")).as(ledger::toString).isFalse();
        JsonNode checked = api.checkedRecord();
        assertThat(checked.required("discrepancies")).isEmpty();
        assertThat(checked.required("checkpoints").asInt()).isPositive();
        assertThat(nodes).allSatisfy(node -> assertThat(node.output()).doesNotContain("The ledger stands still"));
    }

    private void theTopicIsComplete() {
        var expected = events();
        var received = new HashSet<String>();
        try (var consumer = new FactConsumer(
                Map.of("bootstrap.servers", broker.address()),
                "goodfaith.facts.internal",
                fact -> received.add(fact.id()))) {
            await().untilAsserted(() -> {
                var _ = consumer.poll(Duration.ofMillis(100));
                assertThat(received).isEqualTo(expected);
            });
            System.out.println(
                    received.size() + " facts on the topic, and " + consumer.duplicates() + " of them again");
        }
    }

    private Set<String> events() {
        return rows("SELECT event_identifier FROM domain_event").stream()
                .map(List::getFirst)
                .collect(Collectors.toSet());
    }

    private List<List<String>> rows(String question) {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(question)) {
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getString(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
