package org.goodfaith.command.topic;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.goodfaith.command.operation.Submissions.Outcome;
import org.goodfaith.command.topic.DeadLetters.Letter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;

/**
 * One membership of this node in the consumer group of the intake topic.
 *
 * <p>Records are processed one at a time. A rejected record becomes a dead letter. The offsets are committed after the
 * facts are recorded, in one Kafka transaction with the dead letters if there are any. If the commit fails, the records
 * are processed again; their idempotency keys prevent duplicates, and consumers with {@code read_committed} see each
 * dead letter once. Kafka rejects the commit of a node that the group presumes dead.
 *
 * <p>If the record is not at fault, for example while the database is unavailable, the session retries it indefinitely
 * and processes no record behind it. A record that fails while the database is available becomes a dead letter after
 * {@value #ATTEMPTS_MAX} attempts, so that it cannot block the records behind it.
 */
final class TopicSession implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicSession.class);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_MIN = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final int ATTEMPTS_MAX = 5;

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final IntakeRecordHandler handler;
    private final DeadLetters letters;
    private final TopicState state;
    private final MeterRegistry meters;

    /** The record at which a partition is blocked, and the number of attempts so far. */
    private record Failing(long offset, int attempts) {}

    private final Map<TopicPartition, Failing> failing = new HashMap<>();
    private Duration pause = PAUSE_MIN;
    private boolean isWaiting;
    private long waitUntilNanos;

    TopicSession(
            String topic,
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            IntakeRecordHandler handler,
            DeadLetters letters,
            TopicState state,
            MeterRegistry meters) {
        this.topic = topic;
        this.consumer = consumer;
        this.producer = producer;
        this.handler = handler;
        this.letters = letters;
        this.state = state;
        this.meters = meters;
    }

    /** The processed records whose offsets are not yet committed. */
    private static final class Batch {

        private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        private final List<Letter> letters = new ArrayList<>();
        private int recorded;
        private int repeated;
    }

    /** Joins the group. The constructor does not contact the broker. */
    void join() {
        producer.initTransactions();
        consumer.subscribe(List.of(topic));
    }

    /**
     * Polls once, processes the records and commits the batch.
     *
     * @param ending returns true when the session must stop before the next record
     */
    void poll(BooleanSupplier ending) {
        isWaiting = isWaiting && System.nanoTime() - waitUntilNanos < 0;
        if (isWaiting) {
            // Polling while paused keeps the membership in the group.
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(isWaiting ? PAUSE_MIN : POLL);
        var batch = new Batch();
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                if (isWaiting || ending.getAsBoolean() || !process(partition, record, batch)) {
                    consumer.seek(partition, record.offset());
                    break;
                }
                batch.offsets.put(partition, new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
            }
        }
        commit(batch);
        reportLag();
        if (!isWaiting && isCaughtUp()) {
            state.caughtUp();
        }
    }

    /** Returns true if the lag of every assigned partition is known to be zero. */
    private boolean isCaughtUp() {
        return !consumer.assignment().isEmpty()
                && consumer.assignment().stream()
                        .allMatch(each -> consumer.currentLag(each).orElse(1) == 0);
    }

    /** Returns false if the record must be retried. */
    private boolean process(TopicPartition partition, ConsumerRecord<byte[], byte[]> record, Batch batch) {
        switch (handler.handle(record)) {
            case Outcome.Recorded _ -> batch.recorded++;
            case Outcome.AlreadyRecorded _ -> batch.repeated++;
            case Outcome.Refused(ProblemDetail problem) -> batch.letters.add(new Letter(record, problem));
            case Outcome.Failed failed -> {
                log.warn("Record at offset {} of {} failed", record.offset(), partition, failed.cause());
                if (failed.isPassing() || attempts(partition, record.offset()) < ATTEMPTS_MAX) {
                    backOff(failed.cause());
                    return false;
                }
                batch.letters.add(new Letter(record, failed.problem()));
            }
        }
        failing.remove(partition);
        pause = PAUSE_MIN;
        return true;
    }

    private int attempts(TopicPartition partition, long offset) {
        return failing.merge(
                        partition,
                        new Failing(offset, 1),
                        (before, first) ->
                                before.offset() == offset ? new Failing(offset, before.attempts() + 1) : first)
                .attempts();
    }

    private void backOff(Throwable cause) {
        isWaiting = true;
        waitUntilNanos = System.nanoTime() + pause.toNanos();
        pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
        state.stalled(cause);
    }

    private void commit(Batch batch) {
        if (batch.offsets.isEmpty()) {
            return;
        }
        if (batch.letters.isEmpty()) {
            // Without a transaction, because the offsets of a node that dies in one are locked until it times out.
            consumer.commitSync(batch.offsets);
        } else {
            commitWithLetters(batch);
        }
        meters.counter("goodfaith.intake.recorded").increment(batch.recorded);
        meters.counter("goodfaith.intake.repeated").increment(batch.repeated);
        batch.letters.forEach(letter -> meters.counter("goodfaith.intake.refused", "type", typeOf(letter))
                .increment());
        state.committed(batch.recorded, batch.letters.size());
    }

    /** Commits offsets and dead letters in one transaction. */
    private void commitWithLetters(Batch batch) {
        var withoutOriginals = new ArrayList<Letter>();
        producer.beginTransaction();
        while (!letters.send(producer, batch.letters, withoutOriginals)) {
            producer.abortTransaction();
            // A letter that is too large fails the whole transaction. The largest letter is certainly too large.
            withoutOriginals.add(batch.letters.stream()
                    .filter(letter -> !withoutOriginals.contains(letter))
                    .max(Comparator.comparingInt(Letter::size))
                    .orElseThrow(() -> new KafkaException(
                            "The dead-letter topic rejects letters even without the original record")));
            producer.beginTransaction();
        }
        producer.sendOffsetsToTransaction(batch.offsets, consumer.groupMetadata());
        producer.commitTransaction();
    }

    private static String typeOf(Letter letter) {
        String type = String.valueOf(letter.problem().getType());
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private void reportLag() {
        state.assigned(consumer.assignment().stream()
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .map(each -> new TopicState.Partition(
                        each.partition(),
                        consumer.currentLag(each).isPresent()
                                ? consumer.currentLag(each).getAsLong()
                                : null))
                .toList());
    }

    /** Waits only briefly for an unavailable broker, which aborts an open transaction when it times out. */
    @Override
    public void close() {
        try {
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        } finally {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
