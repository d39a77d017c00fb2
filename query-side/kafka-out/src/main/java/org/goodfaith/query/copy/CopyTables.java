package org.goodfaith.query.copy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.goodfaith.query.copy.ChainVerifier.Tail;
import org.goodfaith.query.record.RecordReader;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The copied record, and how far it has come in each partition. */
final class CopyTables {

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final String node;

    CopyTables(JdbcTemplate jdbc, TransactionTemplate transactions, String node) {
        this.jdbc = jdbc;
        this.sql = JdbcClient.create(jdbc);
        this.transactions = transactions;
        this.node = node;
    }

    /**
     * Begins with a partition, or goes on with it.
     *
     * @return where to go on
     * @throws IllegalStateException if the copy was kept from another topic until now
     */
    long nextOffset(TopicPartition partition) {
        boolean ofAnother = sql.sql("SELECT EXISTS (SELECT FROM copy_partition WHERE topic <> :topic)")
                .param("topic", partition.topic())
                .query(Boolean.class)
                .single();
        if (ofAnother) {
            throw new IllegalStateException("This copy was kept from another topic than " + partition.topic()
                    + ". A copy of another topic begins in an empty database.");
        }
        return sql.sql("""
                INSERT INTO copy_partition (topic, partition, node) VALUES (:topic, :partition, :node)
                    ON CONFLICT (topic, partition)
                    DO UPDATE SET node = excluded.node, failing_since = NULL, failure = NULL
                RETURNING next_offset
                """)
                .param("topic", partition.topic())
                .param("partition", partition.partition())
                .param("node", node)
                .query(Long.class)
                .single();
    }

    /**
     * Takes in what came, in one transaction, up to the first that does not follow.
     *
     * @param from where it was to go on
     * @return where it is to go on now
     * @throws BrokenTopicException if the first does not follow
     * @throws IllegalStateException if another node has gone on with the partition
     */
    long takeIn(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records, long from) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            var successor = new ChainVerifier(
                    tails(records.stream().map(ConsumerRecord::key).distinct().toList()));
            var taken = new ArrayList<TopicFact>();
            var repeated = new ArrayList<TopicFact>();
            long next = from;
            try {
                for (var record : records) {
                    TopicFact fact = TopicFact.of(record);
                    (successor.isNew(fact) ? taken : repeated).add(fact);
                    next = record.offset() + 1;
                }
            } catch (BrokenTopicException e) {
                if (next == from) {
                    throw e;
                }
            }
            advance(partition, from, next);
            insert(taken);
            requireKnown(repeated);
            update(successor.tailsOf(taken));
            return next;
        }));
    }

    private void advance(TopicPartition partition, long from, long next) {
        int advanced = sql.sql("""
                UPDATE copy_partition SET next_offset = :next, failing_since = NULL, failure = NULL
                 WHERE topic = :topic AND partition = :partition AND next_offset = :from
                """)
                .param("topic", partition.topic())
                .param("partition", partition.partition())
                .param("from", from)
                .param("next", next)
                .update();
        if (advanced != 1) {
            throw new IllegalStateException("Another node has gone on with " + partition + ".");
        }
    }

    private Map<String, Tail> tails(Collection<String> recordIds) {
        var tails = new HashMap<String, Tail>();
        sql.sql("SELECT record_id, sequence, chain FROM copy_stream_head WHERE record_id = ANY (:records)")
                .param("records", recordIds.toArray(String[]::new))
                .query(row -> {
                    tails.put(row.getString("record_id"), new Tail(row.getLong("sequence"), row.getString("chain")));
                });
        return tails;
    }

    private void insert(List<TopicFact> facts) {
        jdbc.batchUpdate("""
                INSERT INTO domain_event (event_identifier, aggregate_identifier, sequence_number, recorded_at,
                                          payload_type, payload_revision, payload, meta_data, aggregate_type)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, facts, Math.max(1, facts.size()), (insert, fact) -> {
            insert.setString(1, fact.eventId());
            insert.setString(2, fact.recordId());
            insert.setLong(3, fact.sequence());
            insert.setString(4, fact.recordedAt());
            insert.setString(5, fact.type());
            // As the command side stores them, the first form has no number.
            insert.setString(6, fact.revision() == 1 ? null : Integer.toString(fact.revision()));
            insert.setBytes(7, fact.data().getBytes(StandardCharsets.UTF_8));
            insert.setBytes(8, fact.recording().getBytes(StandardCharsets.UTF_8));
            insert.setString(9, RecordReader.calendarOf(fact.recordId()).isPresent() ? "CourtCalendar" : "Case");
        });
    }

    /** What comes again must be what came before. */
    private void requireKnown(List<TopicFact> repeated) {
        long known = sql.sql("""
                SELECT count(*)
                  FROM unnest(:ids, :records, :sequences) AS came (id, record, sequence)
                  JOIN domain_event ON event_identifier = id AND aggregate_identifier = record
                                   AND sequence_number = sequence
                """)
                .param("ids", repeated.stream().map(TopicFact::eventId).toArray(String[]::new))
                .param("records", repeated.stream().map(TopicFact::recordId).toArray(String[]::new))
                .param(
                        "sequences",
                        repeated.stream().mapToLong(TopicFact::sequence).toArray())
                .query(Long.class)
                .single();
        if (known != repeated.size()) {
            throw new BrokenTopicException("Something came again and was not what came before.");
        }
    }

    private void update(Map<String, Tail> ends) {
        var recordIds = List.copyOf(ends.keySet());
        var tails = recordIds.stream().map(ends::get).toList();
        sql.sql("""
                INSERT INTO copy_stream_head (record_id, sequence, chain)
                SELECT * FROM unnest(:records, :sequences, :chains)
                    ON CONFLICT (record_id) DO UPDATE SET sequence = excluded.sequence, chain = excluded.chain
                """)
                .param("records", recordIds.toArray(String[]::new))
                .param("sequences", tails.stream().mapToLong(Tail::sequence).toArray())
                .param("chains", tails.stream().map(Tail::chain).toArray(String[]::new))
                .update();
    }

    /** Notes how many records of a partition were not taken in yet. */
    void behind(TopicPartition partition, long records) {
        sql.sql("UPDATE copy_partition SET records_behind = :records WHERE topic = :topic AND partition = :partition")
                .param("topic", partition.topic())
                .param("partition", partition.partition())
                .param("records", records)
                .update();
    }

    /** Says why partitions do not go on, or that they do again. */
    void failing(Collection<TopicPartition> partitions, @Nullable String failure, Instant now) {
        sql.sql("""
                UPDATE copy_partition
                   SET failure = :failure::text,
                       failing_since = CASE WHEN :failure::text IS NOT NULL
                                            THEN coalesce(failing_since, :now::timestamptz) END
                 WHERE topic || ' ' || partition = ANY (:partitions)
                """)
                .param(
                        "partitions",
                        partitions.stream()
                                .map(each -> each.topic() + " " + each.partition())
                                .toArray(String[]::new))
                .param("failure", failure)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
