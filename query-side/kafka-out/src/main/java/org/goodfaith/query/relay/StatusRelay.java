package org.goodfaith.query.relay;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.goodfaith.query.relay.StatusTables.Change;
import org.goodfaith.query.store.LockedConnection;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a compacted topic at what the read model shows of every obligation at present, changes by the mere passing of time
 * included. It compares the read model with what was sent, so it can be interrupted anywhere and the read model be built anew.
 *
 * <p>One node works, the one with the lock. Since on such a topic the last record of a key stands, a node that lost the
 * lock without knowing it must not send any more: batches are Kafka transactions under one name, and the broker refuses
 * those of whoever had the name before.
 */
final class StatusRelay implements AutoCloseable {

    static final String TYPE = "org.goodfaith.statuses.ObligationStatus";

    private static final Logger log = LoggerFactory.getLogger(StatusRelay.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CASES_AT_A_TIME = 100;

    /** After so many, the round ends, so that the relay can be stopped. */
    private static final int CHUNKS_PER_ROUND = 20;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final Topic topic;
    private final DataSource database;
    private final RecordedTime recordedTime;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Runnable preparation;

    private @Nullable LockedConnection connection;
    private @Nullable Producer<String, byte[]> producer;
    /** What is still to be looked at, and the moment for which that was found. */
    private final List<String> changed = new ArrayList<>();

    private Instant changedThrough = Instant.EPOCH;
    private long pausedUntilNanos = System.nanoTime();
    private @Nullable String failure;

    /**
     * @param producers make one that sends in transactions, under a name that is the topic's alone
     * @param preparation is done before this node begins to send
     */
    StatusRelay(
            Topic topic,
            DataSource database,
            RecordedTime recordedTime,
            Supplier<Producer<String, byte[]>> producers,
            Runnable preparation) {
        this.topic = topic;
        this.database = database;
        this.recordedTime = recordedTime;
        this.producers = producers;
        this.preparation = preparation;
    }

    String topic() {
        return topic.name();
    }

    /** Sends what has changed since, if it is this node's turn. */
    synchronized void advance() {
        if (System.nanoTime() - pausedUntilNanos < 0) {
            return;
        }
        try {
            if (connection == null) {
                connection = LockedConnection.open(database, RelaySession.LOCK, topic.name())
                        .orElse(null);
            }
            if (connection != null) {
                advance(new StatusTables(connection, topic));
            }
        } catch (RuntimeException e) {
            giveUp(e);
        }
    }

    private void advance(StatusTables tables) {
        if (producer == null) {
            failure = tables.begin(recordedTime.now());
            preparation.run();
            Producer<String, byte[]> created = producers.get();
            producer = created;
            created.initTransactions();
        }
        Instant now = recordedTime.now();
        if (changed.isEmpty()) {
            changed.addAll(tables.changedCases(now));
            changedThrough = now;
        }
        for (int chunks = 0; chunks < CHUNKS_PER_ROUND && !changed.isEmpty(); chunks++) {
            List<String> cases = changed.subList(0, Math.min(changed.size(), CASES_AT_A_TIME));
            StatusTables.Comparison comparison = tables.compare(cases, now);
            send(comparison.changes(), now);
            tables.sent(comparison);
            cases.clear();
            if (changed.isEmpty()) {
                tables.lookedThrough(changedThrough);
            }
        }
        if (failure != null) {
            failure = null;
            tables.failing(null, now);
        }
    }

    private void send(List<Change> changes, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        Producer<String, byte[]> sending = Objects.requireNonNull(producer);
        sending.beginTransaction();
        for (Change change : changes) {
            // What fails is told by the commit.
            var _ = sending.send(record(change, now));
        }
        sending.commitTransaction();
    }

    private ProducerRecord<String, byte[]> record(Change change, Instant now) {
        String key = change.caseId() + "/" + change.obligation();
        CurrentStatus status = change.status();
        if (status == null) {
            return new ProducerRecord<>(topic.name(), key, null);
        }
        var event = CloudEventBuilder.v1()
                .withId(key + "@" + change.sequence() + "-" + change.digest().substring(0, 16))
                .withSource(URI.create(topic.origin() + "/statuses/"
                        + switch (topic.carries()) {
                            case PUBLIC -> "public";
                            case EVERYTHING -> "internal";
                        }))
                .withType(TYPE)
                .withSubject(key)
                .withTime(now.atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withDataSchema(URI.create(topic.origin() + "/api/v1/contract/schemas/ObligationStatus.1.json"))
                .withData(json(status).getBytes(StandardCharsets.UTF_8))
                .withExtension("sequence", Long.toString(change.sequence()))
                .build();
        return KafkaMessageFactory.<String>createWriter(topic.name(), null, key).writeBinary(event);
    }

    static String json(CurrentStatus status) {
        return JSON.writeValueAsString(status);
    }

    /** Lets go of everything: of the lock too, because another node may be able to do what this one cannot. */
    private void giveUp(RuntimeException e) {
        pausedUntilNanos = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
        String says = e.getClass().getSimpleName() + ": " + e.getMessage();
        if (!says.equals(failure)) {
            log.warn("No statuses are sent to {}: {}", topic.name(), says);
        }
        try {
            if (connection != null) {
                new StatusTables(connection, topic).failing(says, recordedTime.now());
            }
        } catch (RuntimeException unsaid) {
            log.debug("The connection was lost already", unsaid);
        }
        close();
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
        LockedConnection held = connection;
        connection = null;
        changed.clear();
        if (held != null) {
            try {
                held.close();
            } catch (RuntimeException e) {
                log.debug("The connection was lost already", e);
            }
        }
    }
}
