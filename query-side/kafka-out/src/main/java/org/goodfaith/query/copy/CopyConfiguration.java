package org.goodfaith.query.copy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.spring.Migrations;
import org.goodfaith.spring.PeriodicWorker;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures the copy of the record. Active if {@code goodfaith.copy.bootstrap-servers} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("goodfaith.copy.bootstrap-servers")
@EnableConfigurationProperties(CopyConfiguration.Settings.class)
class CopyConfiguration {

    /** The consumer's poll already waits for records. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(1);

    /**
     * @param bootstrapServers addresses of the Kafka brokers
     * @param topic the internal topic of facts
     * @param group the consumer group of the nodes that share one database
     * @param client additional settings of the Kafka client, such as security
     */
    @ConfigurationProperties("goodfaith.copy")
    record Settings(
            String bootstrapServers,
            @DefaultValue("goodfaith.facts.internal") String topic,
            @DefaultValue("goodfaith-copy") String group,
            @DefaultValue Map<String, String> client) {}

    /**
     * Creates the local event table, which the command side owns elsewhere.
     *
     * @throws IllegalStateException if this node is also configured to do work that only a node with the event store
     *     can do
     */
    @Bean
    FlywayMigrationInitializer copiedRecordSchema(DataSource database, Environment environment) {
        refuse(environment, "goodfaith.ledger.key", "sign a ledger");
        refuse(environment, "goodfaith.kafka.bootstrap-servers", "send the facts to Kafka");
        return Migrations.of(database, "copy");
    }

    private static void refuse(Environment environment, String property, String what) {
        if (environment.containsProperty(property)) {
            throw new IllegalStateException(
                    "A node with goodfaith.copy.bootstrap-servers has only a copy of the record and" + " cannot " + what
                            + ": remove " + property + " from its settings.");
        }
    }

    @Bean
    RecordCopy recordCopy(
            Settings settings, JdbcTemplate jdbc, PlatformTransactionManager transactions, RecordedTime recordedTime) {
        return new RecordCopy(
                settings.topic(),
                new CopyTables(
                        jdbc,
                        new TransactionTemplate(transactions),
                        ManagementFactory.getRuntimeMXBean().getName()),
                recordedTime,
                () -> consumer(settings));
    }

    private static Consumer<String, byte[]> consumer(Settings settings) {
        var all = new HashMap<String, Object>(settings.client());
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        all.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // The start offset is in the database. An offset that the topic no longer has must fail instead of being
        // skipped.
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The worker stops before the copy is closed, because Spring destroys beans after it stops lifecycles. */
    @Bean
    PeriodicWorker copyRounds(RecordCopy copy) {
        return new PeriodicWorker("copy of the record", BETWEEN_ROUNDS, copy::advance);
    }

    @Bean
    CopyStates copyStates(JdbcClient sql) {
        return new CopyStates(sql);
    }

    @Bean
    MeterBinder copyLag(CopyStates states) {
        return registry -> Gauge.builder("goodfaith.copy.lag.events", states, CopyStates::recordsBehind)
                .description("Facts on the topic that are not yet copied")
                .register(registry);
    }
}
