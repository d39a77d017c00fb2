package org.goodfaith.examples;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a topic of facts, from its beginning or from where a stretch read through the API ends, and hands on every fact
 * once, in order within its case.
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
     * Begins with the topic's first record.
     *
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
     * Begins with what the API has of the topic, and goes on with what the topic has beyond that, without a gap: the
     * last record of each partition is looked at first, and the API is read until it has told all of these.
     *
     * @param wait how long at most to wait for one of those records, and between two questions to the API
     */
    public static FactConsumer joining(
            Map<String, Object> settings, String topic, FactRange range, Consumer<ReceivedFact> handler, Duration wait)
            throws IOException, InterruptedException {
        var consumer = new FactConsumer(settings, topic, handler);
        Map<TopicPartition, Long> ends = consumer.topic.endOffsets(consumer.topic.assignment());
        Set<String> awaited = consumer.lastIds(ends, wait);
        while (true) {
            for (ReceivedFact fact : range.next()) {
                consumer.take(fact);
                awaited.remove(fact.id());
            }
            if (range.atEnd()) {
                if (awaited.isEmpty()) {
                    break;
                }
                Thread.sleep(wait);
            }
        }
        ends.forEach(consumer.topic::seek);
        return consumer;
    }

    /** @return the ids of the last records before these places */
    private Set<String> lastIds(Map<TopicPartition, Long> ends, Duration wait) {
        var missing = new HashSet<TopicPartition>();
        ends.forEach((partition, end) -> {
            if (end > 0) {
                topic.seek(partition, end - 1);
                missing.add(partition);
            }
        });
        var ids = new HashSet<String>();
        while (!missing.isEmpty()) {
            for (var record : topic.poll(wait)) {
                if (missing.remove(new TopicPartition(record.topic(), record.partition()))) {
                    ids.add(ReceivedFact.of(record).id());
                }
            }
        }
        return ids;
    }

    /**
     * Takes in what has come.
     *
     * @param wait how long to wait if nothing has
     * @return how many facts were new
     * @throws GapException if a fact is missing or is not the one that was sent; nothing behind it is handed on, and
     *     the next poll begins with it, as it does when the handler throws
     */
    public int poll(Duration wait) {
        int taken = 0;
        var records = topic.poll(wait);
        var next = new HashMap<TopicPartition, Long>();
        records.partitions()
                .forEach(partition -> next.put(
                        partition, records.records(partition).getFirst().offset()));
        try {
            for (var record : records) {
                if (take(ReceivedFact.of(record))) {
                    taken++;
                }
                next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
        } catch (RuntimeException e) {
            next.forEach(topic::seek);
            throw e;
        }
        return taken;
    }

    private boolean take(ReceivedFact fact) {
        if (streams.isNew(fact)) {
            handler.accept(fact);
            streams.takenIn(fact);
            return true;
        }
        repeated++;
        return false;
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
