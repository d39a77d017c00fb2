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
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.goodfaith.query.relay.StatusTables.Change;
import org.goodfaith.query.store.ItemIsolation;
import org.goodfaith.query.store.LockedConnection;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.spring.SqlFailures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a compacted topic equal to the current status of every obligation, including changes caused only by time. It
 * compares the read model with the records sent, so an interruption or a rebuild does no harm. A case that cannot be
 * compared is set aside and tried again in each round, while the others are sent.
 *
 * <p>One node, the lock holder, sends. The last record of a key wins on a compacted topic, so a node that lost its lock
 * must not send. Batches are therefore Kafka transactions under one transactional id, and the broker fences the
 * previous holder.
 */
final class StatusRelay implements AutoCloseable {

    static final String TYPE = "org.goodfaith.statuses.ObligationStatus";

    private static final Logger log = LoggerFactory.getLogger(StatusRelay.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CASES_AT_A_TIME = 100;

    /** The round ends after this many batches, so that the relay can be stopped. */
    private static final int CHUNKS_PER_ROUND = 20;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final Topic topic;
    private final DataSource database;
    private final RecordedTime recordedTime;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Runnable preparation;

    private @Nullable LockedConnection connection;
    private @Nullable Producer<String, byte[]> producer;
    /** Cases still to compare, and the instant as of which they were found. */
    private final List<String> changed = new ArrayList<>();

    /** The cases that could not be compared since the last search for changes, and why. */
    private final Map<String, String> aside = new TreeMap<>();

    private Instant changedThrough = Instant.EPOCH;
    private long pausedUntilNanos = System.nanoTime();
    private @Nullable String failure;

    /**
     * @param producers creates a transactional producer with an id unique to the topic
     * @param preparation runs before this node starts to send
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

    /** Sends changed statuses if this node holds the lock. */
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
            releaseAfter(e);
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
            aside.clear();
        }
        for (int chunks = 0; chunks < CHUNKS_PER_ROUND && !changed.isEmpty(); chunks++) {
            List<String> cases = changed.subList(0, Math.min(changed.size(), CASES_AT_A_TIME));
            sendChanges(tables, List.copyOf(cases), now);
            cases.clear();
            if (changed.isEmpty() && aside.isEmpty()) {
                tables.lookedThrough(changedThrough);
            }
        }
        if (changed.isEmpty()) {
            report(tables, now);
        }
    }

    /** Compares the cases together and, if that fails, each separately. */
    private void sendChanges(StatusTables tables, List<String> cases, Instant now) {
        StatusTables.Comparison comparison;
        try {
            comparison = tables.compare(cases, now);
        } catch (RuntimeException e) {
            if (SqlFailures.isDatabaseFailure(e)) {
                throw e;
            }
            if (cases.size() == 1) {
                log.warn("The statuses of {} cannot be read", cases.getFirst(), e);
                aside.put(cases.getFirst(), ItemIsolation.describe(e));
            } else {
                cases.forEach(one -> sendChanges(tables, List.of(one), now));
            }
            return;
        }
        send(comparison.changes(), now);
        tables.sent(comparison);
    }

    private void report(StatusTables tables, Instant now) {
        String reason = aside.entrySet().stream()
                .findFirst()
                .map(first -> "%d cases cannot be compared; the first is %s: %s"
                        .formatted(aside.size(), first.getKey(), first.getValue()))
                .orElse(null);
        if (Objects.equals(reason, failure)) {
            return;
        }
        failure = reason;
        if (reason != null) {
            log.warn("The relay to {} sets cases aside: {}", topic.name(), reason);
        }
        tables.storeFailure(reason, now);
    }

    private void send(List<Change> changes, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        Producer<String, byte[]> sending = Objects.requireNonNull(producer);
        sending.beginTransaction();
        for (Change change : changes) {
            // The commit reports a failed send.
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

    /** Releases the producer and the lock, so that another node can try. */
    private void releaseAfter(RuntimeException e) {
        pausedUntilNanos = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
        String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
        if (!reason.equals(failure)) {
            log.warn("The relay to {} is failing", topic.name(), e);
        }
        try {
            if (connection != null) {
                new StatusTables(connection, topic).storeFailure(reason, recordedTime.now());
            }
        } catch (RuntimeException notStored) {
            log.debug("The connection was already closed", notStored);
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
        aside.clear();
        if (held != null) {
            try {
                held.close();
            } catch (RuntimeException e) {
                log.debug("The connection was already closed", e);
            }
        }
    }
}
