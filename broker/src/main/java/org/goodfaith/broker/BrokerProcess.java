package org.goodfaith.broker;

import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** What runs in the broker's process: formats the directory unless it is, and serves until it is stopped. */
final class BrokerProcess {

    static final String READY = "the broker serves";

    private BrokerProcess() {}

    public static void main(String[] arguments) throws IOException {
        String settings = arguments[0];
        int formatted = StorageTool.execute(
                new String[] {
                    "format", "--ignore-formatted", "--cluster-id", Uuid.ONE_UUID.toString(), "--config", settings
                },
                System.out);
        if (formatted != 0) {
            throw new IllegalStateException("the directory could not be formatted");
        }
        var properties = new Properties();
        try (var file = new FileReader(settings, StandardCharsets.UTF_8)) {
            properties.load(file);
        }
        var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        System.out.println(READY);
        server.awaitShutdown();
    }
}
