package org.goodfaith.command.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.goodfaith.broker.Broker;
import org.goodfaith.command.http.CommandApi;
import org.goodfaith.command.http.ServerTest;
import org.goodfaith.command.operation.Submissions;
import org.goodfaith.command.topic.TopicConfiguration.Intake;
import org.goodfaith.command.topic.TopicConfiguration.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Nodes and the broker are killed in turn. The intake then resumes within the documented time, and loses nothing. */
@ServerTest
@Tag("slow")
class IntakeAfterKillsTest {

    /** As documented in {@code docs/kafka.md}. */
    private static final Duration RESUMES_WITHIN = Duration.ofSeconds(30);

    private static final Intake INTAKE = new Intake("intake", "dead-letters", "goodfaith-intake", "intake", "SERVICE");
    private static final int KILLS = 2;
    private static final int CASES = 40;

    @TempDir
    private Path directory;

    @Autowired
    private Submissions submissions;

    @Autowired
    private CommandApi api;

    @Autowired
    private JsonMapper json;

    @Test
    void resumesSoonAfterNodesAndTheBrokerWereKilled() throws Exception {
        ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.OFF);
        try (Broker broker = Broker.in(directory).start()) {
            createTopics(broker);
            long before = api.recorded();
            send(broker, openings());
            for (int i = 0; i < KILLS; i++) {
                DyingNode.liveAndDie(broker.address(), INTAKE);
                broker.kill();
                broker.start();
            }

            TopicIntake node = new TopicConfiguration()
                    .topicIntake(
                            new Settings(broker.address(), Map.of(), INTAKE),
                            submissions,
                            new TopicState(Clock.systemUTC()),
                            new SimpleMeterRegistry(),
                            json);
            node.start();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
                await().atMost(RESUMES_WITHIN).until(() -> committed(admin) == CASES);
            } finally {
                node.stop();
            }

            assertThat(api.recorded() - before).as("each case is opened once").isEqualTo(CASES);
        }
    }

    private static void createTopics(Broker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(Stream.of(INTAKE.topic(), INTAKE.deadLetterTopic())
                            .map(topic -> new NewTopic(topic, 2, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> openings() {
        return IntStream.range(0, CASES)
                .mapToObj(number -> {
                    String docketNumber = "24-cv-917%02d".formatted(number);
                    return new ProducerRecord<>(
                            INTAKE.topic(),
                            null,
                            InvalidRecords.bytes("cand-" + docketNumber),
                            InvalidRecords.bytes(InvalidRecords.opening(docketNumber)),
                            List.of(
                                    InvalidRecords.operation("open"),
                                    new RecordHeader("Idempotency-Key", InvalidRecords.bytes("open"))));
                })
                .toList();
    }

    private static void send(Broker broker, List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.address()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var sent : records.stream().map(producer::send).toList()) {
                var _ = sent.get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static long committed(Admin admin) throws Exception {
        return admin.listConsumerGroupOffsets(INTAKE.group()).partitionsToOffsetAndMetadata().get().values().stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }
}
