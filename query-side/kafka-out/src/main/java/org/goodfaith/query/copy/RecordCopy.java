package org.goodfaith.query.copy;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.spring.SqlFailures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Copies the internal topic of facts into the local event table. The offset is committed with the facts, so a kill
 * neither loses nor duplicates one. Nodes that share a database share the partitions.
 *
 * <p>A partition with a missing or altered record stops there and stores the reason; other partitions continue. The
 * copy retries it periodically, because the topic may be repaired.
 */
final class RecordCopy implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RecordCopy.class);

    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_BREAK = Duration.ofSeconds(30);

    private final String topic;
    private final CopyTables tables;
    private final RecordedTime recordedTime;
    private final Supplier<Consumer<String, byte[]>> consumers;

    private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();
    private final Map<TopicPartition, Long> behind = new HashMap<>();
    private final Map<TopicPartition, Long> brokenUntilNanos = new HashMap<>();
    private @Nullable Consumer<String, byte[]> consumer;
    private @Nullable String failure;
    private long pausedUntilNanos = System.nanoTime();

    /** @param consumers creates a consumer that does not commit offsets and has no reset policy */
    RecordCopy(
            String topic, CopyTables tables, RecordedTime recordedTime, Supplier<Consumer<String, byte[]>> consumers) {
        this.topic = topic;
        this.tables = tables;
        this.recordedTime = recordedTime;
        this.consumers = consumers;
    }

    /** Copies the records that arrived since the last poll. */
    synchronized void advance() {
        if (System.nanoTime() < pausedUntilNanos) {
            return;
        }
        try {
            Consumer<String, byte[]> reading = reading();
            var polled = reading.poll(WAIT);
            for (TopicPartition partition : polled.partitions()) {
                takeIn(reading, partition, polled.records(partition));
            }
            goOnWithBroken(reading);
            reading.assignment().forEach(partition -> noteBehind(reading, partition));
            report(null, reading.assignment());
        } catch (RuntimeException e) {
            report(e, Set.copyOf(nextOffsets.keySet()));
            pausedUntilNanos = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
            close();
        }
    }

    private Consumer<String, byte[]> reading() {
        if (consumer == null) {
            Consumer<String, byte[]> made = consumers.get();
            consumer = made;
            made.subscribe(List.of(topic), new ConsumerRebalanceListener() {
                @Override
                public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                    partitions.forEach(partition -> goOn(made, partition));
                }

                @Override
                public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                    partitions.forEach(RecordCopy.this::forget);
                }
            });
        }
        return consumer;
    }

    private void goOn(Consumer<String, byte[]> reading, TopicPartition partition) {
        long next = tables.nextOffset(partition);
        nextOffsets.put(partition, next);
        reading.seek(partition, next);
    }

    private void forget(TopicPartition partition) {
        nextOffsets.remove(partition);
        behind.remove(partition);
        brokenUntilNanos.remove(partition);
    }

    private void takeIn(
            Consumer<String, byte[]> reading, TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        long from = Objects.requireNonNull(nextOffsets.get(partition));
        try {
            long next = tables.takeIn(partition, records, from);
            nextOffsets.put(partition, next);
            if (next <= records.getLast().offset()) {
                reading.seek(partition, next);
            }
        } catch (BrokenTopicException | DataAccessException e) {
            if (SqlFailures.isDatabaseFailure(e)) {
                throw e;
            }
            // Any other partition may still be copied.
            log.warn("Copying {} stopped", partition, e);
            tables.failing(List.of(partition), e.getMessage(), recordedTime.now());
            reading.seek(partition, from);
            reading.pause(List.of(partition));
            brokenUntilNanos.put(partition, System.nanoTime() + PAUSE_AFTER_BREAK.toNanos());
        }
    }

    private void goOnWithBroken(Consumer<String, byte[]> reading) {
        brokenUntilNanos.entrySet().removeIf(broken -> {
            boolean due = System.nanoTime() >= broken.getValue();
            if (due) {
                reading.resume(List.of(broken.getKey()));
            }
            return due;
        });
    }

    private void noteBehind(Consumer<String, byte[]> reading, TopicPartition partition) {
        reading.currentLag(partition).ifPresent(now -> {
            if (!Objects.equals(behind.put(partition, now), now)) {
                tables.behind(partition, now);
            }
        });
    }

    /** @param cause why the copy is failing; null if it is not */
    private void report(@Nullable RuntimeException cause, Set<TopicPartition> partitions) {
        String reason = cause == null ? null : cause.getClass().getSimpleName() + ": " + cause.getMessage();
        if (Objects.equals(reason, failure)) {
            return;
        }
        failure = reason;
        if (reason == null) {
            log.info("Copying {} resumed", topic);
        } else {
            log.warn("Copying {} failed", topic, cause);
        }
        try {
            tables.failing(partitions, reason, recordedTime.now());
        } catch (RuntimeException e) {
            log.debug("The failure could not be stored for other nodes", e);
        }
    }

    @Override
    public synchronized void close() {
        Consumer<String, byte[]> held = consumer;
        consumer = null;
        nextOffsets.clear();
        behind.clear();
        brokenUntilNanos.clear();
        if (held != null) {
            held.close();
        }
    }
}
