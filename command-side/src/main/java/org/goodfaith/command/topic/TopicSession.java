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
 * A node's membership in the group that reads the topic.
 *
 * <p>Records are taken one after the other. One that is turned down becomes a dead letter; letters and how far the
 * topic was read are one Kafka transaction, which follows the recording. So a record is taken again whose outcome was
 * not durable, its idempotency key makes that harmless, and readers of committed letters see each once. A node that was
 * thought dead can add nothing: the group does not take its transaction.
 *
 * <p>Where the fault is not the record's, as when the database is away, nothing behind it is taken and it is tried
 * again, for as long as it lasts. A record that fails while the database answers is given up after a few attempts:
 * nothing on the topic can hold up what comes after it.
 */
final class TopicSession implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicSession.class);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_MIN = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);
    private static final int ATTEMPTS_MAX = 5;

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final IntakeRecordHandler outcomes;
    private final DeadLetters letters;
    private final TopicState state;
    private final MeterRegistry meters;

    /** A record that failed, and how often. */
    private record Failing(long offset, int attempts) {}

    private final Map<TopicPartition, Failing> failing = new HashMap<>();
    private Duration pause = PAUSE_MIN;
    private boolean isWaiting;
    private long waitUntilNanos;

    TopicSession(
            String topic,
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            IntakeRecordHandler outcomes,
            DeadLetters letters,
            TopicState state,
            MeterRegistry meters) {
        this.topic = topic;
        this.consumer = consumer;
        this.producer = producer;
        this.outcomes = outcomes;
        this.letters = letters;
        this.state = state;
        this.meters = meters;
    }

    /** What was taken and is not yet known to Kafka. */
    private static final class Taken {

        private final Map<TopicPartition, OffsetAndMetadata> upTo = new HashMap<>();
        private final List<Letter> letters = new ArrayList<>();
        private int recorded;
        private int repeated;
    }

    /** Joins the group; until then, nothing is asked of the broker. */
    void join() {
        producer.initTransactions();
        consumer.subscribe(List.of(topic));
    }

    /** Takes what is there, or waits for it a moment. */
    void round(BooleanSupplier ending) {
        isWaiting = isWaiting && System.nanoTime() - waitUntilNanos < 0;
        if (isWaiting) {
            // A member that does not poll loses its place.
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(isWaiting ? PAUSE_MIN : POLL);
        var taken = new Taken();
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                if (isWaiting || ending.getAsBoolean() || !take(partition, record, taken)) {
                    consumer.seek(partition, record.offset());
                    break;
                }
                taken.upTo.put(partition, new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
            }
        }
        settle(taken);
        report();
        if (!isWaiting && isAtTheEnd()) {
            state.getsOn();
        }
    }

    /** @return whether there is nothing to take; not as long as that is not known */
    private boolean isAtTheEnd() {
        return !consumer.assignment().isEmpty()
                && consumer.assignment().stream()
                        .allMatch(each -> consumer.currentLag(each).orElse(1) == 0);
    }

    /** @return whether it is done with; if not, it is this one's turn again */
    private boolean take(TopicPartition partition, ConsumerRecord<byte[], byte[]> record, Taken taken) {
        switch (outcomes.of(record)) {
            case Outcome.Recorded _ -> taken.recorded++;
            case Outcome.AlreadyRecorded _ -> taken.repeated++;
            case Outcome.Refused(ProblemDetail problem) -> taken.letters.add(new Letter(record, problem));
            case Outcome.Failed failed -> {
                log.warn("Record {} of {} failed", record.offset(), partition, failed.cause());
                if (failed.isPassing() || attempts(partition, record.offset()) < ATTEMPTS_MAX) {
                    waitBecauseOf(failed.cause());
                    return false;
                }
                taken.letters.add(new Letter(record, failed.problem()));
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

    private void waitBecauseOf(Throwable cause) {
        isWaiting = true;
        waitUntilNanos = System.nanoTime() + pause.toNanos();
        pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
        state.stalled(cause);
    }

    /** Lets Kafka know how far the topic was read, together with the dead letters. */
    private void settle(Taken taken) {
        if (taken.upTo.isEmpty()) {
            return;
        }
        var withoutOriginals = new ArrayList<Letter>();
        producer.beginTransaction();
        while (!letters.send(producer, taken.letters, withoutOriginals)) {
            producer.abortTransaction();
            // One that is too large fails others with it; the largest is one for certain.
            withoutOriginals.add(taken.letters.stream()
                    .filter(letter -> !withoutOriginals.contains(letter))
                    .max(Comparator.comparingInt(Letter::size))
                    .orElseThrow(() -> new KafkaException("the topic of dead letters does not even take a reason")));
            producer.beginTransaction();
        }
        producer.sendOffsetsToTransaction(taken.upTo, consumer.groupMetadata());
        producer.commitTransaction();
        meters.counter("goodfaith.intake.recorded").increment(taken.recorded);
        meters.counter("goodfaith.intake.repeated").increment(taken.repeated);
        taken.letters.forEach(letter -> meters.counter("goodfaith.intake.refused", "type", typeOf(letter))
                .increment());
        state.advanced(taken.recorded, taken.letters.size());
    }

    private static String typeOf(Letter letter) {
        String type = String.valueOf(letter.problem().getType());
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private void report() {
        state.reads(consumer.assignment().stream()
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .map(each -> new TopicState.Partition(
                        each.partition(),
                        consumer.currentLag(each).isPresent()
                                ? consumer.currentLag(each).getAsLong()
                                : null))
                .toList());
    }

    /** Does not wait for a broker that is away: what was begun and not committed ends there by itself. */
    @Override
    public void close() {
        try {
            consumer.close(CloseOptions.timeout(CLOSED_WITHIN));
        } finally {
            producer.close(CLOSED_WITHIN);
        }
    }
}
