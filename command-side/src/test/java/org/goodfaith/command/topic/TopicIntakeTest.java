package org.goodfaith.command.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.goodfaith.broker.Broker;
import org.goodfaith.command.http.ServerTest;
import org.goodfaith.command.operation.Submission;
import org.goodfaith.command.operation.Submission.Sender;
import org.goodfaith.command.operation.Submissions;
import org.goodfaith.command.topic.InvalidRecords.Kind;
import org.goodfaith.command.topic.TopicConfiguration.Intake;
import org.goodfaith.command.topic.TopicConfiguration.Settings;
import org.goodfaith.events.CommunicationAnswered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the intake topic of a real broker into a real PostgreSQL while nodes start and stop and both servers fail
 * temporarily.
 */
@ServerTest
class TopicIntakeTest {

    private static final int BAD = 1_000;
    private static final int CASES = 25;
    private static final int ANSWERS_PER_CASE = 12;
    private static final int PARTITIONS = 3;
    private static final String TOPIC = "intake";
    private static final String LETTERS = "dead-letters";
    private static final Duration WAIT_MAX = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Autowired
    private Submissions submissions;

    @Autowired
    private EventStore events;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private JsonMapper json;

    private final Random random = new Random(20240830);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<TopicIntake> nodes = new ArrayList<>();
    private final Map<String, List<LocalDate>> answered = new TreeMap<>();
    private Broker broker;

    @BeforeEach
    void start() throws ExecutionException, InterruptedException {
        ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.OFF);
        ((Logger) LoggerFactory.getLogger("org.goodfaith.command.topic")).setLevel(Level.ERROR);
        broker = Broker.in(directory).start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(
                            new NewTopic(TOPIC, PARTITIONS, (short) 1),
                            new NewTopic(LETTERS, 1, (short) 1),
                            new NewTopic("small", 1, (short) 1).configs(Map.of("max.message.bytes", "20000"))))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(TopicIntake::stop);
        broker.close();
    }

    private TopicState startNode(String group, String letters) {
        var state = new TopicState(Clock.systemUTC());
        TopicIntake node = new TopicConfiguration()
                .topicIntake(
                        new Settings(
                                broker.address(),
                                Map.of("reconnect.backoff.max.ms", "200", "heartbeat.interval.ms", "500"),
                                new Intake(TOPIC, letters, group, "intake", "SERVICE")),
                        submissions,
                        state,
                        meters,
                        json);
        node.start();
        nodes.add(node);
        return state;
    }

    @Test
    void recordsValidRecordsInOrderAndSendsInvalidOnesToTheDeadLetterTopic() throws Exception {
        List<Kind> kinds = InvalidRecords.kinds();
        assertThat(kinds).hasSizeGreaterThanOrEqualTo(30);
        openTheCaseOfTheInvalidRecords();
        List<ProducerRecord<byte[], byte[]>> all = interleaved(good(), bad(kinds));

        send(all.subList(0, all.size() / 2));
        TopicState first = startNode("intake", LETTERS);
        await().atMost(WAIT_MAX).until(() -> first.view().refused() > 50);
        interruptTheDatabaseUntilTheIntakeStalls(first);
        startNode("intake", LETTERS);
        send(all.subList(all.size() / 2, all.size()));
        double done = count("recorded");
        await().atMost(WAIT_MAX).until(() -> count("recorded") > done + 100);
        broker.kill();
        broker.start();
        await().atMost(WAIT_MAX).until(() -> count("recorded") > done + 150);
        nodes.removeFirst().stop();
        awaitAllRead("intake", all.size());

        assertAllValidRecordsAreRecordedInOrder();
        assertEachDeadLetterNamesItsProblem(letters(LETTERS), kinds);
        assertThat(count("recorded") + count("repeated")).isEqualTo(all.size() - BAD);
        assertThat(meters.counter("goodfaith.intake.refused", "type", "too-large")
                        .count())
                .isGreaterThan(10);

        // As after the worst crash: no offset is committed.
        long recorded = recorded();
        nodes.removeFirst().stop();
        startNode("intake-again", "small");
        awaitAllRead("intake-again", all.size());
        assertThat(recorded()).isEqualTo(recorded);
        assertThat(count("repeated")).isGreaterThanOrEqualTo(all.size() - BAD);
        assertAllValidRecordsAreRecordedInOrder();
        assertLargeRecordsAreSentWithoutTheOriginal(letters("small"));
    }

    private void openTheCaseOfTheInvalidRecords() {
        var sender = new Sender("intake", "SERVICE", "kafka");
        int number = 0;
        for (String[] step : new String[][] {
            {"open", InvalidRecords.opening("24-cv-90590")},
            {"parties", party("plaintiff")},
            {"parties", party("defendant")},
            {"facts/CommunicationAnswered", InvalidRecords.ANSWERED}
        }) {
            String key = step[0].startsWith("facts") ? InvalidRecords.USED_KEY : "before-" + number++;
            assertThat(submissions.process(() ->
                            new Submission(sender, InvalidRecords.CASE, step[0], InvalidRecords.bytes(step[1]), key)))
                    .isInstanceOf(Submissions.Outcome.Recorded.class);
        }
    }

    private static String party(String side) {
        return "{\"circumstances\":{\"occurredAt\":\"2024-01-08\"},\"party\":\"" + side + "-1\",\"name\":\"The " + side
                + " (fictional)\",\"side\":\"" + side.toUpperCase(java.util.Locale.ROOT)
                + "\",\"kind\":\"NATURAL_PERSON\"}";
    }

    /** Returns the valid records of each case in order: every kind of operation, with days that reveal the order. */
    private List<List<ProducerRecord<byte[], byte[]>>> good() {
        return IntStream.range(0, CASES)
                .mapToObj(number -> {
                    String docketNumber = "24-cv-906%02d".formatted(number);
                    String caseId = "cand-" + docketNumber;
                    var sent = new ArrayList<ProducerRecord<byte[], byte[]>>();
                    sent.add(good(caseId, "open", InvalidRecords.opening(docketNumber), sent.size()));
                    sent.add(good(caseId, "parties", party("plaintiff"), sent.size()));
                    sent.add(good(caseId, "parties", party("defendant"), sent.size()));
                    var days = answered.computeIfAbsent(caseId, _ -> new ArrayList<>());
                    for (int i = 0; i < ANSWERS_PER_CASE; i++) {
                        LocalDate day = LocalDate.of(2024, 2, 1).plusDays(random.nextInt(180));
                        days.add(day);
                        String body = InvalidRecords.ANSWERED.replace("2024-06-26", day.toString());
                        sent.add(good(caseId, "facts/CommunicationAnswered", body, sent.size()));
                    }
                    sent.add(good(caseId, "entries/3/strike", "{\"reason\":\"entered twice\"}", sent.size()));
                    days.removeFirst();
                    return (List<ProducerRecord<byte[], byte[]>>) sent;
                })
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> good(String caseId, String operation, String body, int number) {
        return new ProducerRecord<>(
                TOPIC,
                null,
                InvalidRecords.bytes(caseId),
                InvalidRecords.bytes(body),
                List.<Header>of(
                        InvalidRecords.operation(operation),
                        new RecordHeader("Idempotency-Key", InvalidRecords.bytes("good-" + number)),
                        new RecordHeader("content-type", InvalidRecords.bytes("application/json; charset=UTF-8"))));
    }

    private List<ProducerRecord<byte[], byte[]>> bad(List<Kind> kinds) {
        return IntStream.range(0, BAD)
                .mapToObj(number -> kinds.get(number % kinds.size()).record(TOPIC, random.nextInt(PARTITIONS), number))
                .toList();
    }

    /** Mixes the records but keeps the order within each case. */
    private List<ProducerRecord<byte[], byte[]>> interleaved(
            List<List<ProducerRecord<byte[], byte[]>>> good, List<ProducerRecord<byte[], byte[]>> bad) {
        var turns = new ArrayList<Integer>();
        for (int number = 0; number < good.size(); number++) {
            turns.addAll(Collections.nCopies(good.get(number).size(), number));
        }
        turns.addAll(Collections.nCopies(bad.size(), good.size()));
        Collections.shuffle(turns, random);
        var rest =
                Stream.concat(good.stream(), Stream.of(bad)).map(List::iterator).toList();
        return turns.stream().map(turn -> rest.get(turn).next()).toList();
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.address(), "partitioner.ignore.keys", false),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var sent = records.stream().map(producer::send).toList();
            for (var each : sent) {
                var _ = each.get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private void interruptTheDatabaseUntilTheIntakeStalls(TopicState node) {
        await().atMost(WAIT_MAX).pollInterval(Duration.ofMillis(1)).until(() -> {
            sql.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'")
                    .query(Boolean.class)
                    .list();
            return node.view().failure() != null;
        });
        assertThat(node.view().stalledSince()).isNotNull();
    }

    private double count(String what) {
        return meters.counter("goodfaith.intake." + what).count();
    }

    private long recorded() {
        return sql.sql("SELECT count(*) FROM domain_event").query(Long.class).single();
    }

    private void awaitAllRead(String group, long records) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            await().atMost(WAIT_MAX)
                    .until(() ->
                            admin
                                            .listConsumerGroupOffsets(group)
                                            .partitionsToOffsetAndMetadata()
                                            .get()
                                            .values()
                                            .stream()
                                            .mapToLong(OffsetAndMetadata::offset)
                                            .sum()
                                    == records);
        }
    }

    private void assertAllValidRecordsAreRecordedInOrder() {
        answered.forEach((caseId, days) -> {
            var facts = events.readEvents(caseId).asStream().toList();
            assertThat(facts).as(caseId).hasSize(3 + ANSWERS_PER_CASE + 1);
            assertThat(facts.stream()
                            .map(event -> event.getPayload())
                            .filter(CommunicationAnswered.class::isInstance)
                            .map(fact -> ((CommunicationAnswered) fact)
                                    .circumstances()
                                    .occurredAt()
                                    .on())
                            .skip(1))
                    .as(caseId)
                    .isEqualTo(days);
            assertThat(facts.getLast().getMetaData())
                    .containsEntry("actor", "intake")
                    .containsEntry("role", "SERVICE")
                    .containsEntry("source", "kafka");
        });
        assertThat(events.readEvents(InvalidRecords.CASE).asStream()).hasSize(4);
    }

    private List<ConsumerRecord<byte[], byte[]>> letters(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker.address(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            var letters = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            await().atMost(WAIT_MAX).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
                return consumer.position(partition) >= end;
            });
            return letters;
        }
    }

    private void assertEachDeadLetterNamesItsProblem(List<ConsumerRecord<byte[], byte[]>> letters, List<Kind> kinds) {
        assertThat(letters)
                .as("each once")
                .hasSize(BAD)
                .extracting(letter -> text(letter, DeadLetters.PARTITION) + "/" + text(letter, DeadLetters.OFFSET))
                .doesNotHaveDuplicates();
        Map<String, Kind> byName = kinds.stream().collect(Collectors.toMap(Kind::name, kind -> kind));
        var said = new TreeMap<String, Set<String>>();
        letters.forEach(letter -> {
            JsonNode problem = json.readTree(text(letter, DeadLetters.PROBLEM));
            said.computeIfAbsent(text(letter, InvalidRecords.KIND), _ -> new TreeSet<>())
                    .add(problem.path("type").asString() + " "
                            + problem.path("field").asString(""));
        });
        var expected = new TreeMap<String, Set<String>>();
        kinds.forEach(kind -> expected.put(kind.name(), Set.of("/problems/" + kind.type() + " " + kind.field())));
        assertThat(said).containsExactlyEntriesOf(expected);
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            Kind kind = Objects.requireNonNull(byName.get(text(letter, InvalidRecords.KIND)));
            assertThat(letter.key()).isEqualTo(kind.key());
            assertThat(letter.value()).isEqualTo(kind.value());
            assertThat(letter.headers().toArray()).hasSize(kind.headers().size() + 1 + 5);
            assertThat(text(letter, DeadLetters.TOPIC)).isEqualTo(TOPIC);
            assertThat(json.readTree(text(letter, DeadLetters.PROBLEM))
                            .path("detail")
                            .asString())
                    .endsWith(".");
        }
    }

    private void assertLargeRecordsAreSentWithoutTheOriginal(List<ConsumerRecord<byte[], byte[]>> letters) {
        assertThat(letters).hasSize(BAD);
        var bare = letters.stream()
                .filter(letter -> letter.headers().lastHeader(DeadLetters.LEFT_OUT) != null)
                .toList();
        assertThat(bare).isNotEmpty().allSatisfy(letter -> {
            assertThat(letter.value()).isNull();
            assertThat(text(letter, DeadLetters.PROBLEM)).contains("/problems/too-large");
            assertThat(text(letter, DeadLetters.OFFSET)).matches("\\d+");
        });
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter, String header) {
        return new String(letter.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }
}
