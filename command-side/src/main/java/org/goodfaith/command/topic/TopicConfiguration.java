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

/** The intake from Kafka, where {@code goodfaith.kafka.intake.enabled} says that there is one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("goodfaith.kafka.intake.enabled")
@EnableConfigurationProperties(TopicConfiguration.Settings.class)
class TopicConfiguration {

    /** A letter is longer than what it is about, by its reason. */
    private static final int LETTER_BYTES_MAX = 4 * 1024 * 1024;

    private static final int RECORDS_IN_HAND_MAX = 200;

    /**
     * @param bootstrapServers where Kafka is
     * @param client settings of Kafka's client, such as for its security
     * @param intake what is taken from where
     */
    @ConfigurationProperties("goodfaith.kafka")
    record Settings(
            @DefaultValue("") String bootstrapServers,
            @DefaultValue Map<String, String> client,
            @DefaultValue Intake intake) {

        Settings {
            if (bootstrapServers.isBlank()) {
                throw new IllegalArgumentException(
                        "goodfaith.kafka.intake.enabled needs goodfaith.kafka.bootstrap-servers");
            }
        }

        private Map<String, Object> clientSettings() {
            var settings = new HashMap<String, Object>(client);
            settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
            return settings;
        }
    }

    /**
     * @param topic the topic that is read
     * @param deadLetterTopic the topic for what is turned down
     * @param group what the nodes that share the work call themselves
     * @param account in whose name is recorded what says nothing else
     * @param role in which role; {@code DESK} may record in the name of others
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
        var outcomes = new IntakeRecordHandler(submissions, intake.sender());
        return new TopicIntake(
                intake.topic(),
                topicState,
                () -> new TopicSession(
                        intake.topic(), consumer(settings), producer(settings), outcomes, letters, topicState, meters));
    }

    @Bean
    MeterBinder intakeLag(TopicState topicState) {
        return registry -> Gauge.builder("goodfaith.intake.lag.records", topicState, TopicState::behind)
                .description("Records of the intake topic that this node has to take and has not")
                .register(registry);
    }

    private static Consumer<byte[], byte[]> consumer(Settings settings) {
        var client = new HashMap<>(settings.clientSettings());
        client.put(ConsumerConfig.GROUP_ID_CONFIG, settings.intake().group());
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        client.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_IN_HAND_MAX);
        return new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The name is its own: what a node that was thought dead still sends is shut out by its place in the group. */
    private static Producer<byte[], byte[]> producer(Settings settings) {
        var client = new HashMap<>(settings.clientSettings());
        client.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.intake().group() + "-" + UUID.randomUUID());
        client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        client.put(ProducerConfig.ACKS_CONFIG, "all");
        client.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LETTER_BYTES_MAX);
        client.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        client.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        return new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
