package org.goodfaith.query.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.goodfaith.events.form.StoredForms;
import org.goodfaith.query.relay.RelaySession.Batch;
import org.goodfaith.query.relay.TopicStream.Outgoing;
import org.goodfaith.query.store.StoreOrder;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the events that one topic carries, in store order and never past a transaction still in flight.
 *
 * <p>Every node runs it; one node holds the lock and sends, and another takes over when that node stops. The position
 * and the stream heads are in the database and advance only after the broker has acknowledged everything before them.
 * Nothing is lost; after a crash the relay sends identical records again. It keeps a batch that the broker does not
 * accept and sends nothing behind it. The producer never expires a record, because a later record of the same case
 * could then overtake it.
 *
 * <p>A node that lost the lock without noticing can only repeat records: it cannot advance the position, and its batch
 * lies behind the new leader's position.
 */
final class FactRelay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FactRelay.class);

    /** The maximum number of events in one batch. */
    private static final int BATCH = 500;

    /** The round ends after this many batches, so that the relay can be stopped. */
    private static final int BATCHES_PER_ROUND = 20;

    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final Topic topic;
    private final DataSource database;
    private final StoreOrder order;
    private final StoredForms forms;
    private final RecordedTime recordedTime;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Runnable preparation;

    private @Nullable RelaySession session;
    private @Nullable Sending sending;
    private long lastIndex;
    private long pausedUntilNanos = System.nanoTime();
    private @Nullable String failure;

    /**
     * @param producers creates an idempotent producer with {@code acks=all} and no delivery timeout
     * @param preparation runs before this node starts to send
     */
    FactRelay(
            Topic topic,
            DataSource database,
            StoreOrder order,
            StoredForms forms,
            RecordedTime recordedTime,
            Supplier<Producer<String, byte[]>> producers,
            Runnable preparation) {
        this.topic = topic;
        this.database = database;
        this.order = order;
        this.forms = forms;
        this.recordedTime = recordedTime;
        this.producers = producers;
        this.preparation = preparation;
    }

    /** @return the name of the topic */
    String topic() {
        return topic.name();
    }

    /** A producer and its unacknowledged batch. */
    private static final class Sending {

        private final Producer<String, byte[]> producer;
        private @Nullable Batch batch;
        private final List<Future<RecordMetadata>> sent = new ArrayList<>();
        private final Set<String> unacknowledged = new HashSet<>();
        private int acknowledged;

        Sending(Producer<String, byte[]> producer) {
            this.producer = producer;
        }

        void begin(Batch next) {
            batch = next;
            sent.clear();
            unacknowledged.clear();
            acknowledged = 0;
        }

        /**
         * Sends the rest of the batch. Sends the next record of a case only after the previous one is acknowledged, so
         * that nothing follows a record that the broker rejects.
         *
         * @return true if the broker has acknowledged the whole batch
         * @throws KafkaException if the broker rejects a record for good
         */
        boolean sendRest(Batch batch) throws InterruptedException {
            while (acknowledged < batch.outgoing().size()) {
                if (!sendUntilRepeatedCase(batch.outgoing()) || !awaitAcknowledgement()) {
                    return false;
                }
            }
            return true;
        }

        /** @return false if a record could not be queued */
        private boolean sendUntilRepeatedCase(List<Outgoing> outgoing) {
            while (sent.size() < outgoing.size()
                    && unacknowledged.add(outgoing.get(sent.size()).recordId())) {
                Outgoing next = outgoing.get(sent.size());
                Future<RecordMetadata> one = producer.send(next.record());
                if (one.state() == Future.State.FAILED) {
                    if (one.exceptionNow() instanceof org.apache.kafka.common.errors.TimeoutException) {
                        // The record was not queued. Send it again next time.
                        unacknowledged.remove(next.recordId());
                        return false;
                    }
                    throw new KafkaException(one.exceptionNow());
                }
                sent.add(one);
            }
            return true;
        }

        private boolean awaitAcknowledgement() throws InterruptedException {
            long deadline = System.nanoTime() + ACKNOWLEDGED_WITHIN.toNanos();
            while (acknowledged < sent.size()) {
                try {
                    var _ = sent.get(acknowledged).get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                    acknowledged++;
                } catch (TimeoutException e) {
                    return false;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof KafkaException refused ? refused : new KafkaException(e.getCause());
                }
            }
            unacknowledged.clear();
            return true;
        }
    }

    /** Sends new events if this node holds the lock. */
    synchronized void advance() {
        if (System.nanoTime() - pausedUntilNanos < 0) {
            return;
        }
        for (int batches = 0; batches < BATCHES_PER_ROUND; batches++) {
            if (!advanceByOneBatch()) {
                return;
            }
        }
    }

    /** @return true if there may be more to send now */
    private boolean advanceByOneBatch() {
        try {
            RelaySession active = active();
            if (active == null) {
                return false;
            }
            Sending current = currentSending();
            if (current.batch == null) {
                order.settled().ifPresent(settled -> lastIndex = settled);
                Optional<Batch> next = active.next(lastIndex, BATCH);
                if (next.isEmpty()) {
                    report(active, null);
                    return false;
                }
                current.begin(next.get());
            }
            Batch batch = Objects.requireNonNull(current.batch);
            if (!current.sendRest(batch)) {
                report(active, "The broker does not acknowledge records. Waiting for it.");
                return false;
            }
            active.acknowledged(batch);
            current.batch = null;
            report(active, null);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException e) {
            releaseAfter(e);
            return false;
        }
    }

    private @Nullable RelaySession active() {
        if (session == null) {
            session = RelaySession.open(database, topic, forms).orElse(null);
            if (session != null) {
                failure = session.failure();
                preparation.run();
            }
        }
        return session;
    }

    private Sending currentSending() {
        if (sending == null) {
            sending = new Sending(producers.get());
        }
        return sending;
    }

    /** @param reason what the relay is waiting for; null if it makes progress */
    private void report(RelaySession active, @Nullable String reason) {
        report(active, reason, null);
    }

    private void report(RelaySession active, @Nullable String reason, @Nullable RuntimeException cause) {
        if (Objects.equals(reason, failure)) {
            return;
        }
        failure = reason;
        if (reason == null) {
            log.info("The relay to {} resumed", topic.name());
        } else {
            log.warn("The relay to {} is failing: {}", topic.name(), reason, cause);
        }
        active.storeFailure(reason, recordedTime.now());
    }

    /** Releases the producer and the lock, so that another node can try. */
    private void releaseAfter(RuntimeException e) {
        pausedUntilNanos = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
        try {
            if (session != null) {
                report(session, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
            } else {
                log.warn("The relay to {} is failing", topic.name(), e);
            }
        } catch (RuntimeException notStored) {
            log.warn("The relay to {} is failing", topic.name(), e);
        }
        release();
    }

    private void release() {
        if (sending != null) {
            sending.producer.close(Duration.ZERO);
            sending = null;
        }
        RelaySession held = session;
        session = null;
        if (held != null) {
            try {
                held.close();
            } catch (RuntimeException e) {
                log.debug("The connection was already closed", e);
            }
        }
    }

    /** Sends the current batch if the broker accepts it, then releases the lock. */
    @Override
    public synchronized void close() {
        if (session != null && sending != null && sending.batch != null) {
            var _ = advanceByOneBatch();
        }
        release();
    }
}
