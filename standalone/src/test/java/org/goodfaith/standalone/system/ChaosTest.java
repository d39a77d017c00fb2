package org.goodfaith.standalone.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.standalone.system.SystemWaiting.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.goodfaith.broker.Broker;
import org.goodfaith.examples.FactConsumer;
import org.goodfaith.standalone.DatabaseForTests;
import org.goodfaith.standalone.SmallDisk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Kills the product, its database server, one backend of it and the Kafka broker with {@code kill -9}, fills the disk
 * and sets the clock back, in random order, while clients record over HTTP and over Kafka. Then it compares what was
 * acknowledged with everything that the product keeps or publishes.
 *
 * <p>{@code -Dgoodfaith.test.chaos.faults=80} for a long run, {@code -Dgoodfaith.test.seed=…} to repeat one. The times
 * from each fault to the next answer are printed.
 */
@Execution(ExecutionMode.CONCURRENT)
class ChaosTest {

    private static final int FAULTS = Integer.getInteger("goodfaith.test.chaos.faults", 5);

    /** The build always draws the same faults, so that a failure is one of the product. */
    private static final long SEED = Long.getLong("goodfaith.test.seed", 20_261_130);

    /** Kills that come before the intake has begun again. */
    private static final int KILLS_IN_A_ROW = 4;

    private static final int CASES = 4;
    private static final int ACKNOWLEDGED_BETWEEN_FAULTS = 40;
    private static final int RETRIED_AFTERWARD = 50;

    /** Room for the product of a short run, and for what each fault lets grow. */
    private static final int DISK_MEGABYTES = 600 + 10 * FAULTS;

    private static final int SET_BACK_SECONDS_MAX = 60;

    /** The longest time from a fault, or from the start after it, to the first answer to a client. */
    private static final Duration FIRST_ANSWER_MAX = Duration.ofSeconds(45);

    /** The longest time from a fault, or from the start after it, to the first record of the intake. */
    private static final Duration FIRST_INTAKE_MAX = Duration.ofSeconds(60);

    /** The producer does not wait for the intake, which may be behind at the end. */
    private static final Duration INTAKE_MAX = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PAUSE_OF_TOPIC = Duration.ofMillis(25);
    private static final String INTAKE = "goodfaith.intake";
    private static final String DEAD_LETTERS = "goodfaith.intake.dead-letters";
    private static final String FROM_KAFKA = "convert_from(meta_data, 'UTF8')::json ->> 'source' = 'kafka'";

    private enum Fault {
        /** The product is killed. Its database server survives it, until the next start of the product ends it. */
        PRODUCT,
        /** The first process of the database server is killed, while the product keeps running. */
        DATABASE,
        PRODUCT_AND_DATABASE,
        /** The process of one connection is killed. The database server then restarts all of them. */
        BACKEND,
        /** One connection is ended, and no other. */
        CONNECTION,
        BROKER,
        /** The disk is full for a while. Without a small disk, this fault is left out. */
        DISK,
        CLOCK
    }

    private enum Load {
        RUNNING,
        /** Clients send what they have begun until it is acknowledged, and nothing new. */
        ENDING,
        /** The test has failed. Clients stop at once. */
        ABANDONED
    }

    @TempDir
    private Path ofBroker;

    @TempDir
    private Path ofClock;

    @TempDir
    private Path bundles;

    private final Random random = new Random(SEED);
    private final List<String> cases = new ArrayList<>();
    private final AtomicReference<@Nullable Server> product = new AtomicReference<>();
    private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> unexpected = new ConcurrentHashMap<>();
    private final AtomicInteger sentToTopic = new AtomicInteger();

    /** The time of the last kill, and of the first answer to a request that was sent after it; 0 if there is none. */
    private final AtomicLong killedAt = new AtomicLong(System.nanoTime());

    private final AtomicLong answeredAt = new AtomicLong();
    private Broker broker;
    private SmallDisk disk;
    private Path data;
    private int setBackSeconds;
    private volatile Load load = Load.RUNNING;

    /** A request with a unique note and idempotency key, which can be retried. */
    private record Sent(String caseId, String key) {

        ProductApi.Answer to(ProductApi api) {
            return api.post("/cases/" + caseId + "/facts/CommunicationAnswered", body(key), "Idempotency-Key", key);
        }
    }

    private record Acknowledged(Sent request, long sequence) {}

    @BeforeEach
    void startBroker() throws Exception {
        System.out.println("seed " + SEED + ", " + FAULTS + " faults");
        ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.OFF);
        broker = Broker.in(ofBroker).start();
        disk = SmallDisk.mount(DISK_MEGABYTES);
        data = disk.path().resolve("data");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic(INTAKE, 2, (short) 1), new NewTopic(DEAD_LETTERS, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void endAll() throws IOException {
        broker.close();
        Server last = product.getAndSet(null);
        if (last != null) {
            last.kill();
            // The database server outlives a killed product. Its own processes end with it.
            DatabaseForTests.serverOf(data).ifPresent(ChaosTest::end);
        }
        disk.close();
    }

    @Test
    void losesAndDuplicatesNothing() throws Exception {
        product.set(start());
        for (int i = 0; i < CASES; i++) {
            cases.add(Cases.openInNorthernDistrict(api(), 92000 + i));
        }
        api().post("/cases/" + cases.getFirst() + "/orders", Cases.settlementConferenceOrder())
                .is(201);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                List<Future<?>> writing = new ArrayList<>();
                cases.forEach(caseId -> writing.add(clients.submit(() -> record(caseId))));
                writing.add(clients.submit(this::sendToTopic));
                for (Fault fault : faults()) {
                    awaitAcknowledged(ACKNOWLEDGED_BETWEEN_FAULTS, writing);
                    causeAndMeasure(fault);
                }
                killInARow();
                awaitAcknowledged(ACKNOWLEDGED_BETWEEN_FAULTS, writing);
                load = Load.ENDING;
                for (Future<?> each : writing) {
                    var _ = each.get();
                }
            } finally {
                load = Load.ABANDONED;
            }
        }
        System.out.println(acknowledged.size() + " facts acknowledged over HTTP, " + sentToTopic
                + " over Kafka; refused or failed meanwhile by status: " + unexpected);

        await().atMost(INTAKE_MAX)
                .until(() -> count("SELECT count(*) FROM domain_event WHERE " + FROM_KAFKA) >= sentToTopic.get());
        everyAcknowledgedFactIsStoredOnce();
        aRetryGetsTheFirstAnswer();
        theTopicsAreCompleteAndInOrder();
        theProofsHold();
        aNewProjectionShowsTheSame();
    }

    // Load

    private void record(String caseId) {
        for (int number = 1; load == Load.RUNNING; number++) {
            var next = new Sent(caseId, caseId + "-" + number);
            boolean isAcknowledged = false;
            while (!isAcknowledged && load != Load.ABANDONED) {
                isAcknowledged = isAcknowledged(next);
            }
        }
    }

    /** Sends the request once. Pauses if it must be sent again. */
    private boolean isAcknowledged(Sent request) {
        long sentAt = System.nanoTime();
        try {
            ProductApi.Answer answer = request.to(api());
            if (answer.status() == 201) {
                acknowledged.put(request.key, new Acknowledged(request, answer.sequence()));
                if (sentAt - killedAt.get() > 0) {
                    answeredAt.compareAndSet(0, System.nanoTime());
                }
                return true;
            }
            unexpected
                    .computeIfAbsent(answer.status(), _ -> new AtomicInteger())
                    .incrementAndGet();
        } catch (UncheckedIOException _) {
            // The outcome is unknown.
        }
        LockSupport.parkNanos(PAUSE.toNanos());
        return false;
    }

    /** Sends records to the intake topic. The client repeats each until the broker has it. */
    private Boolean sendToTopic() throws ExecutionException, InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.address(),
                "acks",
                "all",
                "max.block.ms",
                "60000",
                "delivery.timeout.ms",
                "600000",
                "reconnect.backoff.max.ms",
                "500");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            while (load == Load.RUNNING) {
                int number = sentToTopic.incrementAndGet();
                String key = "topic-" + number;
                var record = new ProducerRecord<>(
                        INTAKE, cases.get(number % CASES), body(key).replace('\'', '"'));
                record.headers()
                        .add("operation", "facts/CommunicationAnswered".getBytes(StandardCharsets.UTF_8))
                        .add("idempotency-key", key.getBytes(StandardCharsets.UTF_8));
                sent.add(producer.send(record));
                LockSupport.parkNanos(PAUSE_OF_TOPIC.toNanos());
            }
            if (load == Load.ABANDONED) {
                producer.close(Duration.ZERO);
                return false;
            }
            for (Future<RecordMetadata> each : sent) {
                var _ = each.get();
            }
        }
        return true;
    }

    private static String body(String note) {
        return """
                {'circumstances': {'occurredAt': '2024-06-20', 'channel': 'EMAILED', 'note': '%s'},
                 'actors': {'onBehalfOf': ['defendant-1']}}""".formatted(note);
    }

    private void awaitAcknowledged(int more, List<Future<?>> writing) {
        int before = acknowledged.size();
        await().until(() -> {
            assertThat(writing).allSatisfy(each -> assertThat(each).isNotDone());
            return acknowledged.size() >= before + more;
        });
    }

    // Faults

    /** Returns every fault equally often, in random order. */
    private List<Fault> faults() {
        var possible = new ArrayList<>(List.of(Fault.values()));
        if (!disk.isMounted()) {
            possible.remove(Fault.DISK);
        }
        var faults = new ArrayList<Fault>();
        while (faults.size() < FAULTS) {
            Collections.shuffle(possible, random);
            faults.addAll(possible);
        }
        return faults.subList(0, FAULTS);
    }

    private void causeAndMeasure(Fault fault) throws Exception {
        long fromKafka = count("SELECT count(*) FROM domain_event WHERE " + FROM_KAFKA);
        switch (fault) {
            case PRODUCT -> current().kill();
            case DATABASE -> end(DatabaseForTests.serverOf(data).orElseThrow());
            case PRODUCT_AND_DATABASE -> {
                current().kill();
                end(DatabaseForTests.serverOf(data).orElseThrow());
            }
            case BACKEND -> end(someBackend());
            case CONNECTION ->
                assertThat(rows("SELECT pg_terminate_backend(" + someBackend().pid() + ")"))
                        .hasSize(1);
            case BROKER -> broker.kill();
            case DISK -> fillTheDisk();
            case CLOCK -> setTheClockBack();
        }
        killedAt.set(System.nanoTime());
        answeredAt.set(0);
        switch (fault) {
            case PRODUCT, PRODUCT_AND_DATABASE -> product.set(start());
            case BROKER -> broker.start();
            case DATABASE, BACKEND, CONNECTION, DISK, CLOCK -> {
                // The product must recover without help.
            }
        }
        measure("the fault " + fault, fromKafka);
    }

    /** Kills the product and the broker in turn, each as soon as the one before runs again. */
    private void killInARow() throws Exception {
        for (int kill = 0; kill < KILLS_IN_A_ROW; kill++) {
            if (kill % 2 == 0) {
                current().kill();
                product.set(start());
            } else {
                broker.kill();
                broker.start();
            }
        }
        long fromKafka = count("SELECT count(*) FROM domain_event WHERE " + FROM_KAFKA);
        killedAt.set(System.nanoTime());
        answeredAt.set(0);
        measure(KILLS_IN_A_ROW + " kills in a row", fromKafka);
    }

    /** The starts of the product and of the broker take as long as the machine needs, and do not count. */
    private void measure(String after, long fromKafka) {
        long startedAt = System.nanoTime();
        await().alias("an answer after " + after).atMost(FIRST_ANSWER_MAX).until(() -> answeredAt.get() != 0);
        await().alias("a record of the intake after " + after)
                .atMost(FIRST_INTAKE_MAX.minusNanos(System.nanoTime() - startedAt))
                .ignoreExceptions()
                .until(() -> count("SELECT count(*) FROM domain_event WHERE " + FROM_KAFKA) > fromKafka);
        System.out.printf(
                "%s: first answer after %d ms, first record of the intake after %d ms%n",
                after,
                (answeredAt.get() - killedAt.get()) / 1_000_000,
                (System.nanoTime() - killedAt.get()) / 1_000_000);
    }

    /** Returns when the product has refused to record, and there is room again. */
    private void fillTheDisk() throws IOException {
        disk.fillUpTo(0);
        await().ignoreExceptions().until(() -> api().get("/operations/storage")
                .is(200)
                .body()
                .required("recordingRefused")
                .asBoolean());
        disk.free();
    }

    private void setTheClockBack() throws IOException {
        setBackSeconds += 1 + random.nextInt(SET_BACK_SECONDS_MAX);
        MovableClock.setBack(ofClock, Duration.ofSeconds(setBackSeconds));
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        // Where nobody collects orphans, an ended process seems alive.
        process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
    }

    private ProcessHandle someBackend() throws Exception {
        List<List<String>> backends = rows("SELECT pid FROM pg_stat_activity"
                + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY pid");
        String pid = backends.get(random.nextInt(backends.size())).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    // Invariants

    private void everyAcknowledgedFactIsStoredOnce() throws Exception {
        Map<String, Long> stored = new TreeMap<>();
        rows("SELECT convert_from(payload, 'UTF8')::json #>> '{circumstances,note}', count(*) FROM domain_event"
                        + " WHERE payload_type LIKE '%CommunicationAnswered' GROUP BY 1")
                .forEach(row -> stored.put(row.getFirst(), Long.valueOf(row.getLast())));
        var expected = new TreeMap<String, Long>();
        acknowledged.keySet().forEach(key -> expected.put(key, 1L));
        for (int number = 1; number <= sentToTopic.get(); number++) {
            expected.put("topic-" + number, 1L);
        }
        assertThat(stored).as("each acknowledged fact once, and no other").isEqualTo(expected);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            var letters = new TopicPartition(DEAD_LETTERS, 0);
            assertThat(admin.listOffsets(Map.of(letters, OffsetSpec.latest()))
                            .partitionResult(letters)
                            .get()
                            .offset())
                    .as("dead letters")
                    .isZero();
        }
    }

    private void aRetryGetsTheFirstAnswer() {
        var some = new ArrayList<>(acknowledged.values());
        Collections.shuffle(some, random);
        some.stream().limit(RETRIED_AFTERWARD).forEach(each -> assertThat(
                        each.request.to(api()).is(201).sequence())
                .isEqualTo(each.sequence));
    }

    /** The consumer stops at a gap, a change and a fact out of order. */
    private void theTopicsAreCompleteAndInOrder() throws Exception {
        var stored = new TreeMap<String, List<String>>();
        rows("SELECT aggregate_identifier, event_identifier FROM domain_event"
                        + " ORDER BY aggregate_identifier, sequence_number")
                .forEach(row -> stored.computeIfAbsent(row.getFirst(), _ -> new ArrayList<>())
                        .add(row.getLast()));
        assertThat(received(
                        "goodfaith.facts.internal",
                        stored.values().stream().mapToInt(List::size).sum()))
                .isEqualTo(stored);
        // Opening, two parties, and in the first case an order with two events.
        Map<String, List<String>> everybodys = received("goodfaith.facts.public", 3 * CASES + 3);
        everybodys.forEach((caseId, ids) -> assertThat(stored.get(caseId)).containsSubsequence(ids));
        assertThat(everybodys).containsOnlyKeys(cases);
    }

    private Map<String, List<String>> received(String topic, int expected) {
        var received = new TreeMap<String, List<String>>();
        try (var consumer =
                new FactConsumer(Map.of("bootstrap.servers", broker.address()), topic, fact -> received.computeIfAbsent(
                                fact.key(), _ -> new ArrayList<>())
                        .add(fact.id()))) {
            await().until(() -> {
                var _ = consumer.poll(Duration.ofMillis(100));
                return received.values().stream().mapToInt(List::size).sum() >= expected;
            });
            System.out.println(topic + ": " + expected + " facts, and " + consumer.duplicates() + " of them again");
        }
        return received;
    }

    private void theProofsHold() throws Exception {
        long events = count("SELECT count(*) FROM domain_event");
        await().until(
                        () -> api().get("/operations/ledger").is(200).body(),
                        ledger -> ledger.path("checkpointEvents").asLong() == events);
        assertThat(api().checkedRecord().required("discrepancies")).isEmpty();
        for (String caseId : cases) {
            assertThat(Proof.problemOf(api(), caseId, bundles)).as(caseId).isEmpty();
        }
    }

    private void aNewProjectionShowsTheSame() throws Exception {
        Map<String, String> tokens = marked();
        Map<String, Long> shown = notes(tokens);
        assertThat(shown).hasSize(acknowledged.size() + sentToTopic.get());
        assertThat(shown.values()).allMatch(times -> times == 1);
        current().close();
        Map<String, String> digests;
        try (var database = DatabaseForTests.startIn(data);
                Connection connection = database.connect()) {
            digests = digests(connection);
            deleteAllProjectedRows(connection);
        }
        product.set(start());
        assertThat(notes(tokens)).isEqualTo(shown);
        try (Connection connection = DatabaseForTests.connectTo(data)) {
            assertThat(digests(connection)).isEqualTo(digests).doesNotContainValue("");
        }
        current().close();
        product.set(null);
    }

    // Tools

    private Server start() {
        return Server.start(
                GoodfaithWithMovableClock.class,
                "--" + MovableClock.DIRECTORY + "=" + ofClock,
                "--goodfaith.data-dir=" + data,
                "--goodfaith.disk-reserve=50MB",
                "--goodfaith.notices.every=false",
                "--goodfaith.query.wait-max=30s",
                "--goodfaith.kafka.bootstrap-servers=" + broker.address(),
                "--goodfaith.kafka.create.enabled=true",
                "--goodfaith.kafka.create.replicas=1",
                "--goodfaith.kafka.create.in-sync=1",
                "--goodfaith.kafka.intake.enabled=true",
                // The shortest that the broker accepts; otherwise a killed member holds its partitions for 45 seconds.
                "--goodfaith.kafka.client.session.timeout.ms=6000",
                "--goodfaith.kafka.client.heartbeat.interval.ms=500");
    }

    private Server current() {
        return Objects.requireNonNull(product.get());
    }

    private ProductApi api() {
        return current().api();
    }

    /** Records one more fact in each case and returns read tokens that cover every entry. */
    private Map<String, String> marked() {
        var tokens = new TreeMap<String, String>();
        for (String caseId : cases) {
            String body = Cases.act("2024-06-20", "OTHER", "plaintiff-1") + "}";
            tokens.put(
                    caseId,
                    api().record(caseId, "SettlementDiscoveryCompleted", body).token());
        }
        return tokens;
    }

    /** Returns the number of entries with each note, as the API shows them. */
    private Map<String, Long> notes(Map<String, String> tokens) {
        var notes = new ArrayList<String>();
        tokens.forEach((caseId, token) -> {
            String query = "/cases/" + caseId + "/entries?fact=CommunicationAnswered&limit=200&after=" + token;
            JsonNode page = api().get(query).is(200).body();
            while (true) {
                page.required("entries")
                        .forEach(entry -> notes.add(
                                entry.at("/details/circumstances/note").asString()));
                if (!page.hasNonNull("next")) {
                    break;
                }
                page = api().get(query + "&cursor=" + page.required("next").asString())
                        .is(200)
                        .body();
            }
        });
        return notes.stream().collect(groupingBy(note -> note, TreeMap::new, counting()));
    }

    /** Returns a digest of all rows of each case. Equal records have equal digests. */
    private Map<String, String> digests(Connection connection) throws SQLException {
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

    private long count(String question) throws Exception {
        return Long.parseLong(rows(question).getFirst().getFirst());
    }

    private List<List<String>> rows(String question) throws Exception {
        try (Connection connection = DatabaseForTests.connectTo(data);
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
        }
    }
}
