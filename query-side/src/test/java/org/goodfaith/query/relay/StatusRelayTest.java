package org.goodfaith.query.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.goodfaith.query.Waiting.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.goodfaith.broker.Broker;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the status topics on a real broker. */
@SpringBootTest(
        classes = QuerySide.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "goodfaith.kafka.create.enabled=true",
            "goodfaith.kafka.create.partitions=2",
            "goodfaith.kafka.create.replicas=1",
            "goodfaith.kafka.create.in-sync=1",
            "logging.level.org.apache.kafka=error"
        })
@Import(QueryDatabase.class)
@DirtiesContext
class StatusRelayTest {

    private static final String ANSWER = CASE + "/ecf-21/answer-latest-communication/defendant-1";

    @TempDir
    private static Path directory;

    private static @Nullable Broker broker;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private RelayStates states;

    @DynamicPropertySource
    static void startBroker(DynamicPropertyRegistry properties) {
        Broker started = Broker.in(directory).start();
        broker = started;
        properties.add("goodfaith.kafka.bootstrap-servers", started::address);
    }

    @AfterAll
    static void stopBroker() {
        if (broker != null) {
            broker.close();
        }
    }

    /** Reads a topic from its beginning and keeps polling. */
    private static final class Reader implements AutoCloseable {

        private final KafkaConsumer<String, byte[]> consumer;
        private final List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        private final Map<String, JsonNode> last = new TreeMap<>();

        Reader(String topic) {
            consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            Objects.requireNonNull(broker).address(),
                            "isolation.level",
                            "read_committed",
                            "enable.auto.commit",
                            "false"),
                    new StringDeserializer(),
                    new ByteArrayDeserializer());
            consumer.assign(List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1)));
            consumer.seekToBeginning(consumer.assignment());
        }

        Map<String, JsonNode> statuses() {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                all.add(record);
                if (record.value() == null) {
                    last.remove(record.key());
                } else {
                    last.put(record.key(), JsonMapper.shared().readTree(record.value()));
                }
            }
            return last;
        }

        String status(String key) {
            return statuses()
                    .getOrDefault(key, JsonMapper.shared().createObjectNode())
                    .path("status")
                    .asString();
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    private void awaitCompared() {
        await().until(
                        states::statuses,
                        topics -> topics.size() == 2
                                && topics.stream()
                                        .allMatch(topic -> topic.casesBehind() == 0
                                                && topic.activity() == RelayStates.RelayActivity.SENDING));
    }

    @Test
    void followsTheReadModelAndRebuildsAndFiltersByVisibility() throws IOException {
        clock.set("2024-06-20T16:00:00Z");
        recorder.record(CASE, ConferenceCase.orderEntered());
        awaitTopic("goodfaith.statuses.internal");
        awaitTopic("goodfaith.statuses.public");
        try (var internal = new Reader("goodfaith.statuses.internal");
                var everybodys = new Reader("goodfaith.statuses.public")) {
            await().until(() -> internal.status(ANSWER), "OPEN"::equals);
            JsonNode open = Objects.requireNonNull(internal.statuses().get(ANSWER));
            assertThat(open.at("/dueOn").asString()).isEqualTo("2024-06-26");
            assertThat(open.at("/changesAt").asString()).isEqualTo("2024-06-27T07:00:00Z");
            assertThat(open.at("/reason").asString()).isNotBlank();
            awaitCompared();
            await().until(everybodys::statuses, statuses -> !statuses.isEmpty());
            assertThat(everybodys.statuses().keySet()).allMatch(key -> key.contains("/confer-on-agenda/"));

            clock.set("2024-06-27T07:00:00Z");
            await().until(() -> internal.status(ANSWER), "OVERDUE"::equals);

            recorder.record(CASE, ConferenceCase.answered("2024-06-28T10:00"));
            clock.set("2024-06-28T20:00:00Z");
            await().until(() -> internal.status(ANSWER), "LATE"::equals);

            // Simulates a rebuild under other rules in which one obligation no longer exists.
            awaitCompared();
            sql.sql("UPDATE case_summary SET rule_set = 'another'").update();
            awaitCompared();
            int before = internal.all.size();
            sql.sql("DELETE FROM case_obligation WHERE obligation_id LIKE '%/confidential-letter/%'")
                    .update();
            sql.sql("UPDATE case_summary SET rule_set = 'yet another'").update();
            await().until(() ->
                    internal.statuses().keySet().stream().noneMatch(key -> key.contains("/confidential-letter/")));
            assertThat(internal.all.subList(before, internal.all.size()))
                    .as("unchanged statuses are not sent again")
                    .allSatisfy(record -> assertThat(record.key()).contains("/confidential-letter/"));

            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            Files.readString(Path.of("../contract/1.0/schemas/ObligationStatus.1.json")),
                            InputFormat.JSON);
            assertThat(internal.all)
                    .filteredOn(record -> record.value() != null)
                    .allSatisfy(record -> assertThat(schema.validate(
                                    new String(record.value(), StandardCharsets.UTF_8), InputFormat.JSON))
                            .isEmpty());
        }
    }

    @Test
    void aCaseThatCannotBeReadDoesNotKeepTheOthersFromTheTopic() {
        CaseId unreadable = CaseId.of("cand-24-cv-00091");
        CaseId other = CaseId.of("cand-24-cv-00092");
        clock.set("2024-06-20T16:00:00Z");
        recorder.record(unreadable, ConferenceCase.orderEntered(unreadable, "24-cv-00091", "A v. B"));
        recorder.record(other, ConferenceCase.orderEntered(other, "24-cv-00092", "C v. D"));
        String answer = other + "/ecf-21/answer-latest-communication/defendant-1";
        awaitTopic("goodfaith.statuses.internal");
        try (var internal = new Reader("goodfaith.statuses.internal")) {
            await().until(() -> internal.status(answer), "OPEN"::equals);

            sql.sql("UPDATE case_obligation SET modality = 'OF_A_LATER_VERSION' WHERE case_id = ?")
                    .param(unreadable.value())
                    .update();
            sql.sql("UPDATE case_summary SET rule_set = 'of a later version' WHERE case_id = ?")
                    .param(unreadable.value())
                    .update();
            await().until(
                            () -> sql.sql("SELECT coalesce(failure, '') FROM relay_statuses WHERE topic = ?")
                                    .param("goodfaith.statuses.internal")
                                    .query(String.class)
                                    .single(),
                            failure -> failure.contains(unreadable.value()));
            recorder.record(other, ConferenceCase.answered("2024-06-19T10:00"));
            await().until(() -> internal.status(answer), "MET"::equals);

            sql.sql("UPDATE case_obligation SET modality = 'MUST' WHERE case_id = ?")
                    .param(unreadable.value())
                    .update();
            awaitCompared();
        }
    }

    private void awaitTopic(String name) {
        await().until(states::statuses, topics -> topics.stream()
                .anyMatch(topic -> topic.topic().equals(name) && topic.casesBehind() == 0));
    }
}
