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
import org.goodfaith.query.relay.TopicStream.Tail;
import org.goodfaith.query.store.LockedConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** The right to send to a topic: held by one of all nodes, with the place it has come to. */
final class RelaySession implements AutoCloseable {

    static final int LOCK = 20250801;

    /** @param upTo the last event looked at, whether or not the topic carries it */
    record Batch(List<Outgoing> outgoing, long upTo) {}

    private record Begun(
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
        var begun = connection
                .sql()
                .sql("SELECT carries, origin, position, failure FROM relay_topic WHERE topic = :topic")
                .param("topic", configured.name())
                .query(Begun.class)
                .single();
        this.topic = new Topic(configured.name(), begun.carries(), begun.origin());
        this.failure = begun.failure();
        this.position = begun.position();
        if (topic.carries() != configured.carries()) {
            throw new IllegalStateException("The topic " + topic.name() + " was begun as one that carries "
                    + topic.carries() + " and cannot become one that carries " + configured.carries() + ".");
        }
    }

    /** @return empty if another node has it */
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
     * @param lastIndex up to where the order of the store is final
     * @return what comes next; empty if there is nothing yet
     */
    Optional<Batch> next(long lastIndex, int factsMax) {
        List<StoredFact> stored = facts.between(position, lastIndex, factsMax);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        var ends = tails(stored.stream().map(StoredFact::recordId).distinct().toList());
        var stream = new TopicStream(topic, ends, facts::caseThrough);
        var outgoing = new ArrayList<Outgoing>();
        for (StoredFact fact : stored) {
            stream.next(fact).ifPresent(outgoing::add);
        }
        return Optional.of(new Batch(outgoing, stored.getLast().position()));
    }

    private Map<String, Tail> tails(Collection<String> recordIds) {
        var tails = new HashMap<String, Tail>();
        connection
                .sql()
                .sql("SELECT record_id, sequence, chain FROM relay_stream_head"
                        + " WHERE topic = :topic AND record_id = ANY (:records)")
                .param("topic", topic.name())
                .param("records", recordIds.toArray(String[]::new))
                .query(row -> {
                    tails.put(row.getString("record_id"), new Tail(row.getLong("sequence"), row.getString("chain")));
                });
        return tails;
    }

    /** Remembers that the broker has all of a batch. */
    void acknowledged(Batch batch) {
        var ends = new HashMap<String, Tail>();
        batch.outgoing().forEach(each -> ends.put(each.recordId(), each.tail()));
        var recordIds = List.copyOf(ends.keySet());
        var tails = recordIds.stream().map(ends::get).toList();
        new TransactionTemplate(connection.transactions()).executeWithoutResult(_ -> {
            connection
                    .sql()
                    .sql("""
                            INSERT INTO relay_stream_head (topic, record_id, sequence, chain)
                            SELECT :topic, ends.* FROM unnest(:records, :sequences, :chains) AS ends
                                ON CONFLICT (topic, record_id)
                                DO UPDATE SET sequence = excluded.sequence, chain = excluded.chain
                            """)
                    .param("topic", topic.name())
                    .param("records", recordIds.toArray(String[]::new))
                    .param("sequences", tails.stream().mapToLong(Tail::sequence).toArray())
                    .param("chains", tails.stream().map(Tail::chain).toArray(String[]::new))
                    .update();
            int advanced = connection
                    .sql()
                    .sql("UPDATE relay_topic SET position = :upTo" + " WHERE topic = :topic AND position = :position")
                    .param("topic", topic.name())
                    .param("position", position)
                    .param("upTo", batch.upTo())
                    .update();
            if (advanced != 1) {
                throw new IllegalStateException("Somebody else has moved the position of " + topic.name() + ".");
            }
        });
        position = batch.upTo();
    }

    /** @return why whoever had it last did not get on; null if it did */
    @Nullable
    String failure() {
        return failure;
    }

    /** Says why it does not get on, or that it does again. */
    void failing(@Nullable String failure, Instant now) {
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
