package org.goodfaith.query.relay;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.goodfaith.events.form.StoredForms;
import org.goodfaith.query.relay.TopicStream.Outgoing;
import org.goodfaith.query.relay.TopicStream.TopicHead;
import org.goodfaith.query.store.LockedConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** The lock and the position for sending to one topic. One node holds it at a time. */
final class RelaySession implements AutoCloseable {

    static final int LOCK = 20250801;

    /** @param upTo the position of the last event examined, whether or not the topic carries it */
    record Batch(List<Outgoing> outgoing, long upTo) {}

    private record StoredTopic(
            TopicContent carries,
            String origin,
            long position,
            @Nullable String failure) {}

    private final LockedConnection connection;
    private final FactReader facts;
    private final Topic topic;
    private final @Nullable String failure;
    private long position;

    private RelaySession(LockedConnection connection, Topic configured, StoredForms forms) {
        this.connection = connection;
        this.facts = new FactReader(connection.sql(), forms);
        connection
                .sql()
                .sql("INSERT INTO relay_topic (topic, carries, origin, node) VALUES (:topic, :carries, :origin, :node)"
                        + " ON CONFLICT (topic) DO UPDATE SET node = excluded.node")
                .param("topic", configured.name())
                .param("carries", configured.carries().name())
                .param("origin", configured.origin())
                .param("node", ManagementFactory.getRuntimeMXBean().getName())
                .update();
        var stored = connection
                .sql()
                .sql("SELECT carries, origin, position, failure FROM relay_topic WHERE topic = :topic")
                .param("topic", configured.name())
                .query(StoredTopic.class)
                .single();
        this.topic = new Topic(configured.name(), stored.carries(), stored.origin());
        this.failure = stored.failure();
        this.position = stored.position();
        if (topic.carries() != configured.carries()) {
            throw new IllegalStateException("The topic " + topic.name() + " was first used as " + topic.carries()
                    + " and cannot become " + configured.carries() + ".");
        }
    }

    /** @return empty if another node holds the lock */
    static Optional<RelaySession> open(DataSource database, Topic topic, StoredForms forms) {
        return LockedConnection.open(database, LOCK, topic.name()).map(connection -> {
            try {
                return new RelaySession(connection, topic, forms);
            } catch (RuntimeException e) {
                connection.close();
                throw e;
            }
        });
    }

    /**
     * @param lastIndex the last position whose order is final
     * @return the next batch; empty if there are no new events
     */
    Optional<Batch> next(long lastIndex, int factsMax) {
        List<StoredFact> stored = facts.between(position, lastIndex, factsMax);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        var heads = heads(stored.stream().map(StoredFact::recordId).distinct().toList());
        var stream = new TopicStream(topic, heads, facts::caseThrough);
        var outgoing = new ArrayList<Outgoing>();
        for (StoredFact fact : stored) {
            stream.next(fact).ifPresent(outgoing::add);
        }
        return Optional.of(new Batch(outgoing, stored.getLast().position()));
    }

    private Map<String, TopicHead> heads(Collection<String> recordIds) {
        var heads = new HashMap<String, TopicHead>();
        connection
                .sql()
                .sql("SELECT record_id, sequence, chain FROM relay_stream_head"
                        + " WHERE topic = :topic AND record_id = ANY (:records)")
                .param("topic", topic.name())
                .param("records", recordIds.toArray(String[]::new))
                .query(row -> {
                    heads.put(
                            row.getString("record_id"), new TopicHead(row.getLong("sequence"), row.getString("chain")));
                });
        return heads;
    }

    /** Stores that the broker has acknowledged the whole batch. */
    void acknowledged(Batch batch) {
        var headOf = new HashMap<String, TopicHead>();
        batch.outgoing().forEach(each -> headOf.put(each.recordId(), each.head()));
        var recordIds = List.copyOf(headOf.keySet());
        var heads = recordIds.stream().map(headOf::get).toList();
        new TransactionTemplate(connection.transactions()).executeWithoutResult(_ -> {
            connection
                    .sql()
                    .sql("""
                            INSERT INTO relay_stream_head (topic, record_id, sequence, chain)
                            SELECT :topic, heads.* FROM unnest(:records, :sequences, :chains) AS heads
                                ON CONFLICT (topic, record_id)
                                DO UPDATE SET sequence = excluded.sequence, chain = excluded.chain
                            """)
                    .param("topic", topic.name())
                    .param("records", recordIds.toArray(String[]::new))
                    .param(
                            "sequences",
                            heads.stream().mapToLong(TopicHead::sequence).toArray())
                    .param("chains", heads.stream().map(TopicHead::chain).toArray(String[]::new))
                    .update();
            int advanced = connection
                    .sql()
                    .sql("UPDATE relay_topic SET position = :upTo" + " WHERE topic = :topic AND position = :position")
                    .param("topic", topic.name())
                    .param("position", position)
                    .param("upTo", batch.upTo())
                    .update();
            if (advanced != 1) {
                throw new IllegalStateException("Another node has advanced the position of " + topic.name() + ".");
            }
        });
        position = batch.upTo();
    }

    /** @return the failure of the previous leader; null if it succeeded */
    @Nullable
    String failure() {
        return failure;
    }

    /** Stores the failure, or clears it. */
    void storeFailure(@Nullable String failure, Instant now) {
        connection
                .sql()
                .sql("""
                        UPDATE relay_topic
                           SET failure = :failure::text,
                               failing_since = CASE WHEN :failure::text IS NOT NULL
                                                    THEN coalesce(failing_since, :now::timestamptz) END
                         WHERE topic = :topic
                        """)
                .param("topic", topic.name())
                .param("failure", failure)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void close() {
        connection.close();
    }
}
