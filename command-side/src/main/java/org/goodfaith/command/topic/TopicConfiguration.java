package org.goodfaith.command.topic;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.goodfaith.command.operation.Submission.Sender;
import org.goodfaith.command.operation.Submissions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Configures the Kafka intake if {@code goodfaith.kafka.intake.enabled} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("goodfaith.kafka.intake.enabled")
@EnableConfigurationProperties(TopicConfiguration.Settings.class)
class TopicConfiguration {

    /** Larger than any intake record, because a dead letter adds the problem to the record. */
    private static final int DEAD_LETTER_BYTES_MAX = 4 * 1024 * 1024;

    private static final int RECORDS_PER_POLL_MAX = 200;

    /**
     * The time after which the group gives the partitions of a dead node to another one. This is the smallest value
     * that brokers accept by default. A node that restarts waits this long for its own former membership to end.
     */
    private static final int SESSION_TIMEOUT_MILLIS = 6_000;

    private static final int HEARTBEAT_MILLIS = 1_500;

    /** The time after which the broker aborts the transaction of a dead node. Until then its offsets are locked. */
    private static final int TRANSACTION_TIMEOUT_MILLIS = 10_000;

    private static final int REQUEST_TIMEOUT_MILLIS = 5_000;

    /**
     * @param bootstrapServers the brokers, as {@code host:port}, separated by commas
     * @param client additional settings of the Kafka client, such as security
     * @param intake the settings of the intake
     */
    @ConfigurationProperties("goodfaith.kafka")
    record Settings(
            @DefaultValue("") String bootstrapServers,
            @DefaultValue Map<String, String> client,
            @DefaultValue Intake intake) {

        Settings {
            if (bootstrapServers.isBlank()) {
                throw new IllegalArgumentException(
                        "goodfaith.kafka.intake.enabled requires goodfaith.kafka.bootstrap-servers");
            }
        }

        private Map<String, Object> clientSettings() {
            var settings = new HashMap<String, Object>(client);
            settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
            return settings;
        }
    }

    /**
     * @param topic the topic to read
     * @param deadLetterTopic the topic for rejected records
     * @param group the consumer group of the nodes that share the topic
     * @param account the account that records facts, unless a record names another in {@code Acting-For}
     * @param role the role of that account; only {@code DELEGATE} may act for others
     */
    record Intake(
            @DefaultValue("goodfaith.intake") String topic,
            @DefaultValue("goodfaith.intake.dead-letters") String deadLetterTopic,
            @DefaultValue("goodfaith-intake") String group,
            @DefaultValue("intake") String account,
            @DefaultValue("SERVICE") String role) {

        Sender sender() {
            return new Sender(account, role, "kafka");
        }
    }

    @Bean
    TopicIntake topicIntake(
            Settings settings, Submissions submissions, TopicState topicState, MeterRegistry meters, JsonMapper json) {
        Intake intake = settings.intake();
        var letters = new DeadLetters(intake.deadLetterTopic(), json);
        var handler = new IntakeRecordHandler(submissions, intake.sender());
        return new TopicIntake(
                intake.topic(),
                topicState,
                () -> new TopicSession(
                        intake.topic(), consumer(settings), producer(settings), handler, letters, topicState, meters));
    }

    @Bean
    MeterBinder intakeLag(TopicState topicState) {
        return registry -> Gauge.builder("goodfaith.intake.lag.records", topicState, TopicState::lag)
                .description("Records of the intake topic that this node has yet to process")
                .register(registry);
    }

    static Consumer<byte[], byte[]> consumer(Settings settings) {
        var client = new HashMap<>(settings.clientSettings());
        client.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        client.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        client.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        client.put(ConsumerConfig.GROUP_ID_CONFIG, settings.intake().group());
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        client.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL_MAX);
        return new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Creates a producer with a random transactional id. The consumer group fences out a node that was presumed dead:
     * Kafka rejects offset commits from former members.
     */
    static Producer<byte[], byte[]> producer(Settings settings) {
        var client = new HashMap<>(settings.clientSettings());
        client.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.intake().group() + "-" + UUID.randomUUID());
        client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        client.put(ProducerConfig.ACKS_CONFIG, "all");
        client.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DEAD_LETTER_BYTES_MAX);
        client.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        client.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        return new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
