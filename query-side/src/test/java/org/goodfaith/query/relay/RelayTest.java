package org.goodfaith.query.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.Waiting.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.goodfaith.broker.Broker;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Visibility;
import org.goodfaith.examples.FactConsumer;
import org.goodfaith.query.ConferenceCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests the relay between a real PostgreSQL and a real broker. The test stops and kills the relay's processes. The
 * example consumer reads the topics.
 */
class RelayTest {

    /** Number of facts; the specification requires 10,000. */
    private static final int FACTS = Integer.getInteger("goodfaith.test.facts", 2_000);

    private static final int FACTS_PER_CASE = 20;
    private static final int PORTIONS = 7;
    private static final ClosureProclaimed CLOSURE = new ClosureProclaimed(
            ConferenceCase.CAND,
            "fictional",
            ConferenceCase.TUE_JUN_18,
            ConferenceCase.TUE_JUN_18,
            ClosureKind.STATE,
            false,
            "a fictional proclamation");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path directory;

    private final List<Node> nodes = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private DataSource database;
    private JdbcClient sql;
    private Broker broker;
    private Writer writer;

    /** Kafka clients log every failed attempt to connect. */
    @BeforeAll
    static void quieten() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.ERROR);
    }

    @BeforeEach
    void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        database = postgres.getPostgresDatabase();
        migrate("filesystem:../command-side/src/main/resources/db/migration/command", "schema_history_command");
        migrate("classpath:db/migration/query", "schema_history_query");
        sql = JdbcClient.create(database);
        broker = Broker.in(Files.createDirectories(directory.resolve("broker"))).start();
        writer = new Writer(FACTS / FACTS_PER_CASE);
    }

    private void migrate(String location, String history) {
        Flyway.configure()
                .dataSource(database)
                .locations(location)
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    @AfterEach
    void stop() throws IOException {
        nodes.forEach(Node::kill);
        broker.close();
        postgres.close();
    }

    /** A node in its own process. */
    private record Node(Process process) {

        void kill() {
            try {
                process.destroyForcibly().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void startNode() {
        try {
            nodes.add(new Node(new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dlogback.configurationFile=org/goodfaith/broker/broker-logback.xml",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RelayProcess.class.getName(),
                            postgres.getJdbcUrl("postgres", "postgres"),
                            broker.address())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            directory.resolve("node-" + nodes.size() + ".log").toFile())
                    .start()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the leader of the internal topic. */
    private void killTheLeader() {
        String name = sql.sql("SELECT node FROM relay_topic WHERE topic = 'facts.internal'")
                .query(String.class)
                .single();
        Node sending = nodes.stream()
                .filter(node -> name.startsWith(node.process().pid() + "@"))
                .findFirst()
                .orElseThrow();
        sending.kill();
        nodes.remove(sending);
    }

    /** Closes the database connections that hold the leaders' locks, without notifying the leaders. */
    private void dropTheLeadersLocks() {
        assertThat(sql.sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND"
                                + " classid = :lock")
                        .param("lock", RelaySession.LOCK)
                        .query(Boolean.class)
                        .list())
                .containsExactly(true, true);
    }

    private long position() {
        return sql.sql("SELECT min(position) FROM relay_topic")
                .query(Long.class)
                .single();
    }

    private long stored() {
        return sql.sql("SELECT max(global_index) FROM domain_event")
                .query(Long.class)
                .single();
    }

    private void awaitEverythingSent() {
        await().until(this::position, position -> position == stored());
    }

    /** The running example consumer with the facts it received. */
    private final class Reader implements AutoCloseable {

        private final Map<String, List<String>> received = new ConcurrentHashMap<>();
        private final Thread thread;
        private volatile boolean ended;
        private volatile long repeated;
        private volatile @Nullable Throwable failure;

        Reader(String topic) {
            thread = Thread.ofPlatform().start(() -> {
                try (var consumer = new FactConsumer(
                        Map.of("bootstrap.servers", broker.address()), topic, fact -> received.computeIfAbsent(
                                        fact.key(), _ -> new CopyOnWriteArrayList<>())
                                .add(fact.id()))) {
                    while (!ended) {
                        var _ = consumer.poll(Duration.ofMillis(100));
                        repeated = consumer.duplicates();
                    }
                } catch (RuntimeException e) {
                    failure = e;
                }
            });
        }

        int count() {
            assertThat(failure).isNull();
            return received.values().stream().mapToInt(List::size).sum();
        }

        @Override
        public void close() {
            stop();
        }

        void stop() {
            ended = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Records facts in all cases by turns. Transactions overlap, and some are rolled back. */
    private final class Writer {

        private final List<CaseId> cases = new ArrayList<>();
        private final Set<String> publicIds = new HashSet<>();
        private int written;

        Writer(int cases) {
            for (int number = 1; number <= cases; number++) {
                this.cases.add(CaseId.of("cand-24-cv-%05d".formatted(number)));
            }
        }

        private Fact fact(CaseId caseId, int entry) {
            Fact[] opening = ConferenceCase.orderEntered(caseId, caseId.value().substring(5), "A v. B");
            if (entry < opening.length) {
                return opening[entry];
            }
            return switch (entry % 4) {
                case 0 -> ConferenceCase.conferenceMoved("2024-07-01", "2024-09-03T10:00");
                case 1 -> ConferenceCase.answered("2024-06-25");
                // The last public entry and the last hidden one.
                case 2 -> strike(entry - 2);
                default -> strike(entry - 2);
            };
        }

        private static Fact strike(int entry) {
            return new EntryStricken(
                    Circumstances.at(CourtTime.of("2024-07-09")), entry, "entered by mistake", "the clerk", null);
        }

        /** Writes the next portion. */
        void writeNext() {
            try (Connection one = begin();
                    Connection other = begin();
                    Connection inVain = begin()) {
                if (written == 0) {
                    insert(one, "calendar-cand", 0, CLOSURE);
                }
                int end = written + Math.ceilDiv(FACTS, PORTIONS);
                for (; written < Math.min(end, FACTS); written++) {
                    int number = written % cases.size();
                    int entry = written / cases.size();
                    Fact fact = fact(cases.get(number), entry);
                    String id = insert(
                            number % 2 == 0 ? one : other, cases.get(number).value(), entry, fact);
                    if (fact.visibility() == Visibility.PUBLIC || (fact instanceof EntryStricken && entry % 4 == 2)) {
                        publicIds.add(id);
                    }
                    switch (written % 40) {
                        case 17 -> one.commit();
                        case 29 -> other.commit();
                        case 35 -> {
                            insert(inVain, "calendar-in-vain", 0, CLOSURE);
                            inVain.rollback();
                        }
                        default -> {}
                    }
                }
                one.commit();
                other.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private Connection begin() throws SQLException {
            Connection connection = database.getConnection();
            connection.setAutoCommit(false);
            return connection;
        }

        private String insert(Connection connection, String recordId, int entry, Object fact) throws SQLException {
            String id = UUID.randomUUID().toString();
            try (var insert = connection.prepareStatement("""
                INSERT INTO domain_event (event_identifier, aggregate_identifier, sequence_number, recorded_at,
                                          payload_type, payload, meta_data)
                VALUES (?, ?, ?, '2024-07-10T16:00:00Z', ?, ?, '{"actor":"clerk-1"}')
                """)) {
                insert.setString(1, id);
                insert.setString(2, recordId);
                insert.setInt(3, entry);
                insert.setString(4, fact.getClass().getName());
                insert.setBytes(5, JSON.writeValueAsBytes(fact));
                insert.executeUpdate();
            }
            return id;
        }
    }

    /** Injects the fault as soon as the relay has sent a part of the next portion. */
    private void whileWriting(Runnable fault) {
        long before = position();
        Thread writing = Thread.ofPlatform().start(writer::writeNext);
        await().until(() -> position() > before);
        fault.run();
        try {
            writing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void everyFactArrivesInOrderThroughStopsAndKills() throws SQLException {
        startNode();
        startNode();
        writer.writeNext();
        await().until(() -> sql.sql("SELECT count(*) FROM relay_topic WHERE position > 0")
                        .query(Integer.class)
                        .single()
                == 2);
        try (var internal = new Reader("facts.internal");
                var everybodys = new Reader("facts.public")) {
            broker.stop();
            writer.writeNext();
            await().until(() -> sql.sql("SELECT count(*) FROM relay_topic WHERE failure IS NOT NULL")
                            .query(Integer.class)
                            .single()
                    == 2);
            broker.start();
            awaitEverythingSent();
            assertThat(sql.sql("SELECT count(*) FROM relay_topic WHERE failing_since IS NULL")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);

            killBetweenAcknowledgmentAndStoredPosition(internal);
            startNode();

            whileWriting(broker::kill);
            broker.start();
            whileWriting(this::killTheLeader);
            startNode();
            whileWriting(this::dropTheLeadersLocks);
            whileWriting(broker::stop);
            broker.start();

            awaitEverythingSent();
            await().until(internal::count, count -> count == FACTS + 1);
            await().until(everybodys::count, count -> count == writer.publicIds.size());
            internal.stop();
            everybodys.stop();
            assertThat(internal.received).isEqualTo(storedIds());
            assertThat(everybodys.received).isEqualTo(publicOnes(storedIds()));
            assertThat(internal.repeated)
                    .as("records sent before the kill and again after it")
                    .isPositive();
        }
    }

    /** Forces the next leader to resend records that the broker already has. */
    private void killBetweenAcknowledgmentAndStoredPosition(Reader internal) throws SQLException {
        try (Connection inTheWay = database.getConnection()) {
            inTheWay.setAutoCommit(false);
            try (var lock = inTheWay.createStatement()) {
                lock.execute("SELECT FROM relay_topic FOR UPDATE");
            }
            int before = internal.count();
            writer.writeNext();
            await().until(() -> internal.count() > before);
            killTheLeader();
            inTheWay.rollback();
        }
        awaitEverythingSent();
    }

    /** Returns the ids of the stored events in order, by case and calendar. */
    private Map<String, List<String>> storedIds() {
        var ids = new TreeMap<String, List<String>>();
        sql.sql("SELECT aggregate_identifier, event_identifier FROM domain_event"
                        + " ORDER BY aggregate_identifier, sequence_number")
                .query(row -> {
                    ids.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return ids;
    }

    private Map<String, List<String>> publicOnes(Map<String, List<String>> stored) {
        var ids = new TreeMap<String, List<String>>();
        stored.forEach((recordId, all) -> {
            List<String> some = all.stream().filter(writer.publicIds::contains).toList();
            if (!some.isEmpty()) {
                ids.put(recordId, some);
            }
        });
        return ids;
    }
}
