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
 * Sends what one topic carries of the store, in store order and never past a transaction still in flight.
 *
 * <p>It may run on every node; one of them works, and another takes over when that one ends. What it needs to go on is
 * in the database: where it is, and where each case ends on the topic. That is written after the broker has
 * acknowledged everything up to there. So nothing is lost, and after a crash the same records are sent again, never
 * others. A batch that the broker does not take is kept and nothing behind it is sent, however long that lasts: the
 * producer itself never gives up, because giving up on one record would let a later one of the same case overtake it.
 *
 * <p>A node that was thought dead and still sends can only repeat: it cannot move the position without the lock, and
 * what it has in hand lies behind the position of its successor.
 */
final class FactRelay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FactRelay.class);

    /** How many facts are in hand at most. */
    private static final int BATCH = 500;

    /** After so many, the round ends, so that the relay can be stopped. */
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
     * @param producers make one that is idempotent and waits for acknowledgement by all replicas, without an end
     * @param preparation is done before this node begins to send
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

    /** A producer with what it was given and has not been acknowledged all of. */
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
         * Goes on with the batch. Of a case, the next record is sent once the last one is acknowledged: if the broker
         * refuses one, none behind it must be there.
         *
         * @return whether the broker has all of it
         * @throws KafkaException if it will never take it from this producer
         */
        boolean goOn(Batch batch) throws InterruptedException {
            while (acknowledged < batch.outgoing().size()) {
                if (!sendUpToTheNextOfACase(batch.outgoing()) || !awaitAcknowledgement()) {
                    return false;
                }
            }
            return true;
        }

        /** @return false if it could not all be queued */
        private boolean sendUpToTheNextOfACase(List<Outgoing> outgoing) {
            while (sent.size() < outgoing.size()
                    && unacknowledged.add(outgoing.get(sent.size()).recordId())) {
                Outgoing next = outgoing.get(sent.size());
                Future<RecordMetadata> one = producer.send(next.record());
                if (one.state() == Future.State.FAILED) {
                    if (one.exceptionNow() instanceof org.apache.kafka.common.errors.TimeoutException) {
                        // It was not even queued; so it is the next one again.
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

    /** Sends what has been stored since, if it is this node's turn. */
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

    /** @return whether there may be more to do at once */
    private boolean advanceByOneBatch() {
        try {
            RelaySession active = active();
            if (active == null) {
                return false;
            }
            Sending hand = inHand();
            if (hand.batch == null) {
                order.settled().ifPresent(settled -> lastIndex = settled.lastIndex());
                Optional<Batch> next = active.next(lastIndex, BATCH);
                if (next.isEmpty()) {
                    report(active, null);
                    return false;
                }
                hand.begin(next.get());
            }
            Batch batch = Objects.requireNonNull(hand.batch);
            if (!hand.goOn(batch)) {
                report(active, "The broker does not acknowledge what is sent; waiting for it.");
                return false;
            }
            active.acknowledged(batch);
            hand.batch = null;
            report(active, null);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException e) {
            giveUp(e);
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

    private Sending inHand() {
        if (sending == null) {
            sending = new Sending(producers.get());
        }
        return sending;
    }

    /** @param says what it waits for; null if it gets on */
    private void report(RelaySession active, @Nullable String says) {
        if (Objects.equals(says, failure)) {
            return;
        }
        failure = says;
        if (says == null) {
            log.info("Facts are sent to {} again", topic.name());
        } else {
            log.warn("No facts are sent to {}: {}", topic.name(), says);
        }
        active.failing(says, recordedTime.now());
    }

    /** Lets go of everything: of the lock too, because another node may be able to do what this one cannot. */
    private void giveUp(RuntimeException e) {
        pausedUntilNanos = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
        try {
            if (session != null) {
                report(session, e.getClass().getSimpleName() + ": " + e.getMessage());
            } else {
                log.warn("No facts are sent to {}", topic.name(), e);
            }
        } catch (RuntimeException unsaid) {
            log.warn("No facts are sent to {}", topic.name(), e);
        }
        letGo();
    }

    private void letGo() {
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
                log.debug("The connection was lost already", e);
            }
        }
    }

    /** Finishes what it has in hand if the broker takes it, and lets others go on. */
    @Override
    public synchronized void close() {
        if (session != null && sending != null && sending.batch != null) {
            var _ = advanceByOneBatch();
        }
        letGo();
    }
}
