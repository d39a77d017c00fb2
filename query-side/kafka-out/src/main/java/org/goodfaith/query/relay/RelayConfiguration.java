package org.goodfaith.query.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.goodfaith.events.form.StoredForms;
import org.goodfaith.query.relay.TopicSetup.Keeps;
import org.goodfaith.query.store.StoreOrder;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Configures the relay to Kafka. Active if {@code goodfaith.kafka.bootstrap-servers} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("goodfaith.kafka.bootstrap-servers")
@EnableConfigurationProperties(RelayConfiguration.Settings.class)
class RelayConfiguration {

    /** The largest record in bytes, sized for the longest order. The topics must allow it. */
    static final int RECORD_BYTES_MAX = 4 * 1024 * 1024;

    /** Finding changed cases scans one row per case. */
    private static final Duration STATUSES_EVERY = Duration.ofSeconds(1);

    /**
     * @param bootstrapServers addresses of the Kafka brokers
     * @param origin the base of URIs in records, ideally the public address of Goodfaith
     * @param publicTopic the topic of public facts
     * @param internalTopic the topic of all facts; disabled if blank
     * @param publicStatusesTopic the topic of public obligation statuses
     * @param internalStatusesTopic the topic of all obligation statuses; disabled if blank
     * @param every the delay between two rounds
     * @param client additional settings of the Kafka client, such as security
     * @param create how to create missing topics; disabled by default
     */
    @ConfigurationProperties("goodfaith.kafka")
    record Settings(
            String bootstrapServers,
            @DefaultValue("https://goodfaith.local") String origin,
            @DefaultValue("goodfaith.facts.public") String publicTopic,
            @DefaultValue("goodfaith.facts.internal") String internalTopic,
            @DefaultValue("goodfaith.statuses.public") String publicStatusesTopic,
            @DefaultValue("goodfaith.statuses.internal") String internalStatusesTopic,
            @DefaultValue("200ms") Duration every,
            @DefaultValue Map<String, String> client,
            @DefaultValue TopicCreation create) {

        List<Topic> topics() {
            return named(publicTopic, internalTopic);
        }

        List<Topic> statuses() {
            return named(publicStatusesTopic, internalStatusesTopic);
        }

        private List<Topic> named(String ofEverybody, String ofEverything) {
            return Stream.of(
                            new Topic(ofEverybody, TopicContent.PUBLIC, origin),
                            new Topic(ofEverything, TopicContent.EVERYTHING, origin))
                    .filter(topic -> !topic.name().isBlank())
                    .toList();
        }

        Map<String, Object> clientSettings() {
            var settings = new HashMap<String, Object>(client);
            settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
            return settings;
        }
    }

    /**
     * @param enabled whether to create missing topics
     * @param partitions the number of partitions; never change it later, because each case's order is within one
     *     partition
     * @param replicas the number of brokers that keep a copy
     * @param inSync the number of in-sync replicas required to acknowledge a record
     */
    record TopicCreation(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("6") int partitions,
            @DefaultValue("3") short replicas,
            @DefaultValue("2") int inSync) {}

    @Bean
    RelayWorkers factRelays(
            Settings settings, DataSource database, JdbcClient sql, StoredForms forms, RecordedTime recordedTime) {
        return new RelayWorkers(settings.topics().stream()
                .map(topic -> new FactRelay(
                        topic,
                        database,
                        new StoreOrder(sql),
                        forms,
                        recordedTime,
                        () -> producer(settings.clientSettings()),
                        () -> TopicSetup.createIfMissing(
                                topic, Keeps.EVERYTHING, settings.create(), settings.clientSettings())))
                .map(relay -> new RelayWorkers.Relay(relay.topic(), settings.every(), relay::advance, relay::close))
                .toList());
    }

    @Bean
    RelayWorkers statusRelays(Settings settings, DataSource database, RecordedTime recordedTime) {
        return new RelayWorkers(settings.statuses().stream()
                .map(topic -> new StatusRelay(
                        topic,
                        database,
                        recordedTime,
                        () -> transactionalProducer(topic, settings.clientSettings()),
                        () -> TopicSetup.createIfMissing(
                                topic, Keeps.THE_LAST_OF_EACH_KEY, settings.create(), settings.clientSettings())))
                .map(relay -> new RelayWorkers.Relay(relay.topic(), STATUSES_EVERY, relay::advance, relay::close))
                .toList());
    }

    private static Producer<String, byte[]> transactionalProducer(Topic topic, Map<String, Object> client) {
        var settings = new HashMap<>(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "goodfaith-" + topic.name());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static Producer<String, byte[]> producer(Map<String, Object> client) {
        var settings = new HashMap<>(client);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // No timeout: a later record of the same case could overtake an expired one.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RECORD_BYTES_MAX);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Bean
    MeterBinder relayLag(Settings settings, RelayStates states) {
        return registry -> settings.topics().forEach(topic -> {
            gauge("goodfaith.relay.lag.events", topic, states, RelayStates.RelayState::eventsBehind)
                    .description("Events not yet examined for the topic")
                    .register(registry);
            gauge("goodfaith.relay.lag", topic, states, RelayStates.RelayState::secondsBehind)
                    .description("Age of the oldest of these events")
                    .baseUnit("seconds")
                    .register(registry);
        });
    }

    private static Gauge.Builder<RelayStates> gauge(
            String name, Topic topic, RelayStates states, ToLongFunction<RelayStates.RelayState> value) {
        return Gauge.builder(name, states, all -> all.of(topic.name())
                        .map(state -> (double) value.applyAsLong(state))
                        .orElse(Double.NaN))
                .tag("topic", topic.name());
    }
}
