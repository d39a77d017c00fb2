package org.goodfaith.examples;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a topic of facts from its beginning and hands on every fact once, in order within its case.
 *
 * <p>What is known of each case, {@link FactStreams}, has to be kept together with whatever is made of the facts, best
 * in one transaction of your database, and the place to read on from follows from it; here both live as long as the
 * object.
 */
public final class FactConsumer implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> topic;
    private final FactStreams streams = new FactStreams();
    private final Consumer<ReceivedFact> handler;
    private long repeated;

    /**
     * @param settings for Kafka's client, at least {@code bootstrap.servers}
     * @param handler is given each fact once
     */
    public FactConsumer(Map<String, Object> settings, String topic, Consumer<ReceivedFact> handler) {
        var all = new HashMap<>(settings);
        all.put("enable.auto.commit", "false");
        this.topic = new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer());
        this.handler = handler;
        var partitions = this.topic.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        this.topic.assign(partitions);
        this.topic.seekToBeginning(partitions);
    }

    /**
     * Takes in what has come.
     *
     * @param wait how long to wait if nothing has
     * @return how many facts were new
     * @throws GapException if a fact is missing or is not the one that was sent; nothing behind it is handed on
     */
    public int poll(Duration wait) {
        int taken = 0;
        for (var record : topic.poll(wait)) {
            ReceivedFact fact = ReceivedFact.of(record);
            if (streams.isNew(fact)) {
                handler.accept(fact);
                taken++;
            } else {
                repeated++;
            }
        }
        return taken;
    }

    /** @return how many facts came again and were dropped */
    public long repeated() {
        return repeated;
    }

    @Override
    public void close() {
        topic.close();
    }
}
