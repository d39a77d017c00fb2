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
 * Consumes a topic of facts and passes each fact to a handler once, in order within its case. It starts at the
 * beginning of the topic, or after the facts that it read from the API.
 *
 * <p>In production, store the state of {@link FactStreams} in the database transaction that stores the result of the
 * fact. After a restart, seek to the offset that follows from that state. This example keeps both in memory.
 */
public final class FactConsumer implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> topic;
    private final FactStreams streams = new FactStreams();
    private final Consumer<ReceivedFact> handler;
    private long duplicates;

    /**
     * Starts with the first record of the topic.
     *
     * @param settings the settings of the Kafka client, at least {@code bootstrap.servers}
     * @param handler receives each fact once
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
     * Reads the facts from the API first, and continues with the topic without a gap. To find the end of the API part,
     * it reads the last record of each partition, and then reads the API until it has returned all of these records.
     *
     * @param wait the maximum time to wait for one of those records, and the pause between two requests to the API
     */
    public static FactConsumer joining(
            Map<String, Object> settings, String topic, FactRange range, Consumer<ReceivedFact> handler, Duration wait)
            throws IOException, InterruptedException {
        var consumer = new FactConsumer(settings, topic, handler);
        Map<TopicPartition, Long> ends = consumer.topic.endOffsets(consumer.topic.assignment());
        Set<String> awaited = consumer.lastIds(ends, wait);
        while (true) {
            for (ReceivedFact fact : range.next()) {
                consumer.handle(fact);
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

    /** Returns the ids of the last records before these offsets. */
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
     * Handles the records that have arrived. If the handler or a check throws, the next poll starts with the same
     * record again.
     *
     * @param wait the maximum time to wait for a record
     * @return the number of new facts
     * @throws GapException if a fact is missing or was changed; no later fact is handled
     */
    public int poll(Duration wait) {
        int handled = 0;
        var records = topic.poll(wait);
        var next = new HashMap<TopicPartition, Long>();
        records.partitions()
                .forEach(partition -> next.put(
                        partition, records.records(partition).getFirst().offset()));
        try {
            for (var record : records) {
                if (handle(ReceivedFact.of(record))) {
                    handled++;
                }
                next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
        } catch (RuntimeException e) {
            next.forEach(topic::seek);
            throw e;
        }
        return handled;
    }

    private boolean handle(ReceivedFact fact) {
        if (streams.isNew(fact)) {
            handler.accept(fact);
            streams.accept(fact);
            return true;
        }
        duplicates++;
        return false;
    }

    /** Returns the number of duplicate facts that were dropped. */
    public long duplicates() {
        return duplicates;
    }

    @Override
    public void close() {
        topic.close();
    }
}
