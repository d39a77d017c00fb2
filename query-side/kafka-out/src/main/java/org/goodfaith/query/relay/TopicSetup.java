package org.goodfaith.query.relay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.goodfaith.query.relay.RelayConfiguration.TopicCreation;

/** Creates missing topics if configured to. Existing topics stay unchanged. */
final class TopicSetup {

    /** The retention of a topic. Nothing expires, so that late consumers can read everything. */
    enum Keeps {
        EVERYTHING(TopicConfig.CLEANUP_POLICY_DELETE),
        THE_LAST_OF_EACH_KEY(TopicConfig.CLEANUP_POLICY_COMPACT);

        private final String policy;

        Keeps(String policy) {
            this.policy = policy;
        }
    }

    private static final int ANSWER_WAIT_MAX_MILLIS = 5_000;

    private TopicSetup() {}

    /** @throws KafkaException if the topic is missing and cannot be created */
    static void createIfMissing(Topic topic, Keeps keeps, TopicCreation creation, Map<String, Object> client) {
        if (!creation.enabled()) {
            return;
        }
        var settings = new HashMap<>(client);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WAIT_MAX_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WAIT_MAX_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            var wanted = new NewTopic(topic.name(), creation.partitions(), creation.replicas())
                    .configs(Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            keeps.policy,
                            TopicConfig.RETENTION_MS_CONFIG,
                            "-1",
                            TopicConfig.RETENTION_BYTES_CONFIG,
                            "-1",
                            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                            String.valueOf(creation.inSync()),
                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                            String.valueOf(RelayConfiguration.RECORD_BYTES_MAX)));
            admin.createTopics(List.of(wanted)).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("The topic " + topic.name() + " could not be created", e.getCause());
            }
        }
    }
}
