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

/** The main class of the broker process. It formats the data directory if necessary, and runs until it is stopped. */
final class BrokerProcess {

    static final String READY = "the broker is ready";

    private BrokerProcess() {}

    public static void main(String[] arguments) throws IOException {
        String settings = arguments[0];
        int formatted = StorageTool.execute(
                new String[] {
                    "format", "--ignore-formatted", "--cluster-id", Uuid.ONE_UUID.toString(), "--config", settings
                },
                System.out);
        if (formatted != 0) {
            throw new IllegalStateException("the data directory could not be formatted");
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
