package org.goodfaith.query.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.Waiting.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.goodfaith.broker.Broker;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.Fact;
import org.goodfaith.examples.FactConsumer;
import org.goodfaith.examples.FactRange;
import org.goodfaith.examples.ReceivedFact;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.casestatus.ReadYourWrites;
import org.goodfaith.rulebook.reference.RandomCase;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests late consumers: an integrator that reads the history through the API and then joins the live topic, and a copy
 * of the query side, with its own database, that reads only the internal topic.
 *
 * <p>{@code -Dgoodfaith.seed=17} repeats a run.
 */
@SpringBootTest(
        classes = QuerySide.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.mvc.problemdetails.enabled=true",
            "spring.security.user.name=goodfaith",
            "spring.security.user.password=" + LateReadersTest.PASSWORD,
            "goodfaith.query.wait-max=60s",
            "goodfaith.kafka.create.enabled=true",
            "goodfaith.kafka.create.partitions=3",
            "goodfaith.kafka.create.replicas=1",
            "goodfaith.kafka.create.in-sync=1",
            "goodfaith.kafka.public-statuses-topic=",
            "goodfaith.kafka.internal-statuses-topic=",
            "logging.level.org.apache.kafka=error"
        })
@Import(QueryDatabase.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LateReadersTest {

    static final String PASSWORD = "open sesame";

    private static final String INTERNAL = "goodfaith.facts.internal";
    private static final String PUBLIC = "goodfaith.facts.public";
    private static final String ACCOUNT =
            "Basic " + Base64.getEncoder().encodeToString(("goodfaith:" + PASSWORD).getBytes(UTF_8));
    private static final int CASES = 12;

    private static @Nullable Path directory;
    private static @Nullable Broker broker;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @Autowired
    private ReadYourWrites arrivals;

    @Autowired
    private JdbcClient sql;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<CaseRecord> unwritten = new ArrayList<>();

    @DynamicPropertySource
    static void startBroker(DynamicPropertyRegistry properties) throws IOException {
        Path made = Files.createTempDirectory("goodfaith-broker");
        directory = made;
        Broker started = Broker.in(made).start();
        broker = started;
        properties.add("goodfaith.kafka.bootstrap-servers", started::address);
    }

    @BeforeAll
    void recordTheFirstHalf() {
        long seed = Long.getLong("goodfaith.seed", new Random().nextLong());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            unwritten.add(RandomCase.of(random.nextLong(), "2:25-cv-9%04d".formatted(i)));
        }
        clock.set("2024-06-01T16:00:00Z");
        var courts = new HashMap<String, CaseRecord>();
        unwritten.forEach(file -> courts.putIfAbsent(idOf(file).court().value(), file));
        courts.values().forEach(file -> file.calendar().forEach(entry -> recorder.proclaim(entry.fact())));
        record(CASES / 2).forEach(arrivals::await);
    }

    @AfterAll
    void stop() throws IOException {
        client.close();
        if (broker != null) {
            broker.close();
        }
        var _ = FileSystemUtils.deleteRecursively(directory);
    }

    private static CaseId idOf(CaseRecord file) {
        return ((CaseOpened) file.entries().getFirst().fact()).caseId();
    }

    /**
     * Records the given number of cases, each fact at its time unless the clock would go back, and returns read tokens.
     */
    private List<ReadToken> record(int cases) {
        var tokens = new ArrayList<ReadToken>();
        for (CaseRecord file : unwritten.subList(0, cases)) {
            for (Entry entry : file.entries()) {
                if (clock.instant().isBefore(entry.recordedAt())) {
                    clock.set(entry.recordedAt());
                }
                tokens.add(recorder.record(idOf(file), new Fact[] {entry.fact()}));
            }
        }
        unwritten.subList(0, cases).clear();
        return tokens;
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker().address());
    }

    private static Broker broker() {
        if (broker == null) {
            throw new IllegalStateException("not started");
        }
        return broker;
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> get(int port, String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Authorization", ACCOUNT)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode json(String path) {
        return JsonMapper.shared().readTree(get(port, path).body());
    }

    private List<String> storedIds(String record) {
        return sql.sql("SELECT event_identifier FROM domain_event WHERE aggregate_identifier = :record"
                        + " ORDER BY sequence_number")
                .param("record", record)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Reads the history through the API and continues on the topic. Each fact arrives once. */
    @Test
    @Order(1)
    void aLateConsumerReadsTheApiAndJoinsTheTopic() throws IOException, InterruptedException {
        for (String topic : List.of(INTERNAL, PUBLIC)) {
            var fromTheBeginning = new TreeMap<String, List<ReceivedFact>>();
            var joined = new TreeMap<String, List<ReceivedFact>>();
            try (var range = new FactRange(address("/"), topic, ACCOUNT);
                    var late = FactConsumer.joining(
                            kafka(), topic, range, fact -> put(joined, fact), Duration.ofMillis(100));
                    var early = new FactConsumer(kafka(), topic, fact -> put(fromTheBeginning, fact))) {
                assertThat(joined).as("read through the API").isNotEmpty();
                record(2).forEach(arrivals::await);
                long stored = sql.sql("SELECT max(global_index) FROM domain_event")
                        .query(Long.class)
                        .single();
                await().until(() -> sql.sql("SELECT position FROM relay_topic WHERE topic = :topic")
                                .param("topic", topic)
                                .query(Long.class)
                                .single()
                        == stored);
                readToTheEnd(early);
                readToTheEnd(late);
            }
            assertThat(joined).isEqualTo(fromTheBeginning);
            if (topic.equals(INTERNAL)) {
                joined.forEach((record, facts) ->
                        assertThat(facts.stream().map(ReceivedFact::id)).containsExactlyElementsOf(storedIds(record)));
            }
        }
    }

    private static void put(Map<String, List<ReceivedFact>> received, ReceivedFact fact) {
        received.computeIfAbsent(fact.key(), _ -> new ArrayList<>()).add(fact);
    }

    /** All records are already on the topic: an empty poll marks the end. */
    private static void readToTheEnd(FactConsumer consumer) {
        int nothing = 0;
        while (nothing < 5) {
            nothing = consumer.poll(Duration.ofMillis(200)) == 0 ? nothing + 1 : 0;
        }
    }

    @Test
    @Order(1)
    void returnsTheRecordsBetweenTwoPositions() {
        JsonNode all = json("/api/v1/topics/" + INTERNAL + "/facts?limit=500");
        long after = all.at("/3/position").asLong();
        long upTo = all.at("/9/position").asLong();

        JsonNode stretch =
                json("/api/v1/topics/" + INTERNAL + "/facts?afterPosition=" + after + "&upToPosition=" + upTo);
        assertThat(stretch).hasSize(6);
        assertThat(stretch.get(0)).isEqualTo(all.get(4));
        assertThat(stretch.get(5)).isEqualTo(all.get(9));
        assertThat(get(port, "/api/v1/topics/" + INTERNAL + "/facts?limit=4&upToPosition=" + upTo)
                        .headers()
                        .firstValue("Link"))
                .hasValue("</api/v1/topics/" + INTERNAL + "/facts?afterPosition=" + after + "&upToPosition=" + upTo
                        + "&limit=4>; rel=\"next\"");
    }

    @Test
    @Order(1)
    void thePublicTopicRevealsNothingHidden() {
        Set<String> carried = new HashSet<>();
        json("/api/v1/topics/" + PUBLIC + "/facts")
                .forEach(event -> carried.add(event.at("/id").asString()));
        String hidden = sql.sql("SELECT event_identifier FROM domain_event WHERE event_identifier <> ALL (:carried)"
                        + " ORDER BY global_index LIMIT 1")
                .param("carried", carried.toArray(String[]::new))
                .query(String.class)
                .single();

        String ofHidden =
                get(port, "/api/v1/topics/" + PUBLIC + "/facts?after=" + hidden).body();
        String ofNothing =
                get(port, "/api/v1/topics/" + PUBLIC + "/facts?after=none").body();
        assertThat(ofHidden).isEqualTo(ofNothing).contains("\"field\":\"after\"");
        assertThat(get(port, "/api/v1/topics/" + PUBLIC + "/facts?afterPosition=0")
                        .statusCode())
                .isEqualTo(422);
        assertThat(get(port, "/api/v1/topics/nowhere/facts").statusCode()).isEqualTo(404);
        assertThat(get(port, "/api/v1/topics/" + PUBLIC + "/facts?limit=501").statusCode())
                .isEqualTo(400);
    }

    @Test
    @Order(2)
    void aCopyKeptFromTheTopicShowsTheSameBytes() throws IOException {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            try (var copy = copy(postgres)) {
                awaitEverything(copy);
            }
            record(2);
            try (var copy = copy(postgres);
                    var secondNode = copy(postgres)) {
                record(unwritten.size()).forEach(arrivals::await);
                awaitEverything(copy);
                JdbcClient its = JdbcClient.create(postgres.getPostgresDatabase());
                await().until(() -> digests(its).equals(digests(sql)));
                assertThat(digests(sql)).hasSize(CASES);
                assertThat(recordTypes(its)).isEqualTo(recordTypes(sql));
                assertThat(columns(its)).isEqualTo(columns(sql));

                String someCase = digests(sql).keySet().iterator().next();
                Instant known = clock.instant();
                clock.set(known.plus(Duration.ofHours(1)));
                for (String path : List.of("", "/obligations", "/entries")) {
                    String there = "/api/v1/cases/" + someCase + path + "?knownAt=" + known;
                    assertThat(get(portOf(secondNode), there).body())
                            .isEqualTo(get(port, there).body());
                }
                aFailureOfTheDatabaseIsNotBlamedOnARecord(its, copy);
                aForgedRecordStopsItsPartitionOnly(its, portOf(copy));
            }
        }
    }

    private ConfigurableApplicationContext copy(EmbeddedPostgres postgres) {
        return new SpringApplicationBuilder(QuerySide.class)
                .properties("spring.config.name=query-side")
                .run(Stream.of(
                                "--server.port=0",
                                "--spring.security.user.password=" + PASSWORD,
                                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "--goodfaith.notices.every=1m",
                                "--goodfaith.copy.bootstrap-servers=" + broker().address(),
                                "--logging.level.org.apache.kafka=error")
                        .toArray(String[]::new));
    }

    private static int portOf(ConfigurableApplicationContext node) {
        return node.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private void awaitEverything(ConfigurableApplicationContext copy) {
        long stored =
                sql.sql("SELECT count(*) FROM domain_event").query(Long.class).single();
        JdbcClient its = copy.getBean(JdbcClient.class);
        await().until(() ->
                its.sql("SELECT count(*) FROM domain_event").query(Long.class).single() == stored);
    }

    private static Map<String, String> digests(JdbcClient sql) {
        var digests = new TreeMap<String, String>();
        sql.sql("SELECT case_id, digest FROM case_digests((SELECT array_agg(case_id) FROM case_summary))")
                .query((row, _) -> digests.put(row.getString(1), row.getString(2)))
                .list();
        return digests;
    }

    private static List<String> recordTypes(JdbcClient sql) {
        return sql.sql("SELECT DISTINCT aggregate_identifier || ' ' || aggregate_type FROM domain_event ORDER BY 1")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Compares the command side's table with the copy's, which is declared separately. */
    private static List<String> columns(JdbcClient sql) {
        return sql.sql("""
            SELECT column_name || ' ' || data_type || ' ' || is_nullable
              FROM information_schema.columns WHERE table_name = 'domain_event' ORDER BY ordinal_position
            """).query((row, _) -> row.getString(1)).list();
    }

    private void aFailureOfTheDatabaseIsNotBlamedOnARecord(JdbcClient its, ConfigurableApplicationContext copy) {
        its.sql("""
                CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
                END $$;
                CREATE TRIGGER fill BEFORE INSERT ON domain_event FOR EACH ROW EXECUTE FUNCTION fill();
                """).update();
        recorder.proclaim(new ClosureProclaimed(
                ConferenceCase.CAND,
                "mourning",
                LocalDate.of(2030, 8, 6),
                LocalDate.of(2030, 8, 6),
                ClosureKind.PRESIDENT_OR_CONGRESS,
                false,
                "Executive Order 1"));
        await().untilAsserted(() -> assertThat(
                        get(portOf(copy), "/api/v1/operations/copy").body())
                .contains("DataAccessResourceFailureException: ", "No space left on device"));
        its.sql("DROP TRIGGER fill ON domain_event").update();
        awaitEverything(copy);
        await().untilAsserted(() ->
                assertThat(get(portOf(copy), "/api/v1/operations/copy").body()).doesNotContain("failure"));
    }

    private void aForgedRecordStopsItsPartitionOnly(JdbcClient its, int itsPort) {
        long before =
                its.sql("SELECT count(*) FROM domain_event").query(Long.class).single();
        String caseId = digests(sql).keySet().iterator().next();
        try (var producer = new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer())) {
            var forged = new ProducerRecord<>(INTERNAL, caseId, "{}".getBytes(UTF_8));
            Map.of(
                            "ce_id", "forged",
                            "ce_type", "org.goodfaith.events.CaseClosed",
                            "ce_time", "2026-01-15T17:00:00Z",
                            "ce_dataschema", "https://goodfaith.local/api/v1/contract/schemas/CaseClosed.1.json",
                            "ce_sequence", Integer.toString(storedIds(caseId).size()),
                            "ce_previous", "0".repeat(64),
                            "ce_chain", "0".repeat(64),
                            "ce_recording", "{}")
                    .forEach((name, value) -> forged.headers().add(name, value.getBytes(UTF_8)));
            var _ = producer.send(forged);
        }
        JsonNode broken = await().until(
                        () -> JsonMapper.shared()
                                .readTree(
                                        get(itsPort, "/api/v1/operations/copy").body()),
                        state -> state.toString().contains("failure"));
        assertThat(broken.toString())
                .contains("Number " + storedIds(caseId).size() + " of " + caseId
                        + " was altered: its chain value does not match");
        assertThat(broken.required("partitions")).hasSize(3);
        assertThat(get(itsPort, "/operations").body()).contains("Replication", "was altered");
        assertThat(its.sql("SELECT count(*) FROM domain_event")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    /** Otherwise consumers would see a permanent gap. */
    @Test
    @Order(3)
    void aRejectedRecordBlocksLaterRecordsOfItsCase() throws Exception {
        takesRecordsUpTo(1_000);
        ReadToken last = recorder.record(ConferenceCase.CASE, ConferenceCase.orderEntered());
        await().until(() ->
                sql.sql("SELECT count(*) FROM relay_topic WHERE topic = :topic AND failure LIKE '%TooLarge%'")
                                .param("topic", PUBLIC)
                                .query(Long.class)
                                .single()
                        == 1);
        takesRecordsUpTo(4 * 1024 * 1024);

        var received = new TreeMap<String, List<ReceivedFact>>();
        try (var consumer = new FactConsumer(kafka(), PUBLIC, fact -> put(received, fact))) {
            await().until(() -> {
                var _ = consumer.poll(Duration.ofMillis(200));
                return received.getOrDefault(ConferenceCase.CASE.value(), List.of())
                                .size()
                        == last.sequence() + 1;
            });
        }
    }

    private void takesRecordsUpTo(int bytes) throws Exception {
        try (var admin = Admin.create(kafka())) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, PUBLIC),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", Integer.toString(bytes)),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
