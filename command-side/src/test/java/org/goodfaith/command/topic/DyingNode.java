package org.goodfaith.command.topic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.goodfaith.command.topic.TopicConfiguration.Intake;
import org.goodfaith.command.topic.TopicConfiguration.Settings;

/**
 * A process that takes in records as a node does and is killed at the worst moment: it is a member of the group, and
 * the transaction with its dead letters and offsets is open.
 */
final class DyingNode {

    private static final String READY = "the transaction is open";

    private DyingNode() {}

    /** Starts the process, waits until its transaction is open, and kills it. */
    static void liveAndDie(String broker, Intake intake) throws InterruptedException {
        try {
            Process node = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dlogback.configurationFile=org/goodfaith/broker/broker-logback.xml",
                            "-cp",
                            System.getProperty("java.class.path"),
                            DyingNode.class.getName(),
                            broker,
                            intake.topic(),
                            intake.deadLetterTopic(),
                            intake.group())
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader lines = node.inputReader()) {
                if (lines.lines().noneMatch(READY::equals)) {
                    throw new IllegalStateException("the node ended before its transaction was open");
                }
            } finally {
                node.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) {
        var intake = new Intake(arguments[1], arguments[2], arguments[3], "intake", "SERVICE");
        var settings = new Settings(arguments[0], Map.of(), intake);
        try (var consumer = TopicConfiguration.consumer(settings);
                var producer = TopicConfiguration.producer(settings)) {
            producer.initTransactions();
            consumer.subscribe(List.of(intake.topic()));
            ConsumerRecords<byte[], byte[]> records = ConsumerRecords.empty();
            while (records.isEmpty()) {
                records = consumer.poll(Duration.ofMillis(500));
            }
            var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                offsets.put(
                        new TopicPartition(record.topic(), record.partition()),
                        new OffsetAndMetadata(record.offset() + 1));
            }
            producer.beginTransaction();
            var _ = producer.send(
                    new ProducerRecord<>(intake.deadLetterTopic(), "uncommitted".getBytes(StandardCharsets.UTF_8)));
            producer.flush();
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            System.out.println(READY);
            while (true) {
                consumer.pause(consumer.assignment());
                var _ = consumer.poll(Duration.ofMillis(500));
            }
        }
    }
}
