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
import org.goodfaith.query.copy.ChainVerifier.Head;
import org.goodfaith.query.record.RecordReader;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores the copied record and the position in each partition. */
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
     * Starts or resumes a partition.
     *
     * @return the offset to resume at
     * @throws IllegalStateException if the copy was made from another topic before
     */
    long nextOffset(TopicPartition partition) {
        boolean ofAnother = sql.sql("SELECT EXISTS (SELECT FROM copy_partition WHERE topic <> :topic)")
                .param("topic", partition.topic())
                .query(Boolean.class)
                .single();
        if (ofAnother) {
            throw new IllegalStateException("This database already holds a copy of a topic other than "
                    + partition.topic() + ". Use an empty database to copy another topic.");
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
     * Stores a batch in one transaction, up to the first record that does not follow.
     *
     * @param from the offset at which the batch starts
     * @return the offset to resume at
     * @throws BrokenTopicException if the first record does not follow
     * @throws IllegalStateException if another node has advanced the partition
     */
    long takeIn(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records, long from) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            var successor = new ChainVerifier(
                    heads(records.stream().map(ConsumerRecord::key).distinct().toList()));
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
            throw new IllegalStateException("Another node has advanced " + partition + ".");
        }
    }

    private Map<String, Head> heads(Collection<String> recordIds) {
        var heads = new HashMap<String, Head>();
        sql.sql("SELECT record_id, sequence, chain FROM copy_stream_head WHERE record_id = ANY (:records)")
                .param("records", recordIds.toArray(String[]::new))
                .query(row -> {
                    heads.put(row.getString("record_id"), new Head(row.getLong("sequence"), row.getString("chain")));
                });
        return heads;
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
            // Matches how the command side stores events: revision 1 has no number.
            insert.setString(6, fact.revision() == 1 ? null : Integer.toString(fact.revision()));
            insert.setBytes(7, fact.data().getBytes(StandardCharsets.UTF_8));
            insert.setBytes(8, fact.recording().getBytes(StandardCharsets.UTF_8));
            insert.setString(9, RecordReader.calendarOf(fact.recordId()).isPresent() ? "CourtCalendar" : "Case");
        });
    }

    /** Verifies that a repeated record equals the stored one. */
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
            throw new BrokenTopicException("A repeated record differs from the one copied before.");
        }
    }

    private void update(Map<String, Head> ends) {
        var recordIds = List.copyOf(ends.keySet());
        var heads = recordIds.stream().map(ends::get).toList();
        sql.sql("""
                INSERT INTO copy_stream_head (record_id, sequence, chain)
                SELECT * FROM unnest(:records, :sequences, :chains)
                    ON CONFLICT (record_id) DO UPDATE SET sequence = excluded.sequence, chain = excluded.chain
                """)
                .param("records", recordIds.toArray(String[]::new))
                .param("sequences", heads.stream().mapToLong(Head::sequence).toArray())
                .param("chains", heads.stream().map(Head::chain).toArray(String[]::new))
                .update();
    }

    /** Stores how many records of each partition are not yet copied. */
    void behind(TopicPartition partition, long records) {
        sql.sql("UPDATE copy_partition SET records_behind = :records WHERE topic = :topic AND partition = :partition")
                .param("topic", partition.topic())
                .param("partition", partition.partition())
                .param("records", records)
                .update();
    }

    /** Stores the failure of partitions, or clears it. */
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
