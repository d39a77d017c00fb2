package org.goodfaith.query.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.LogNode;
import org.goodfaith.ledger.LogNodes;
import org.goodfaith.ledger.MerkleLog;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeads;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes the tables of the log. */
final class LedgerTables implements LogNodes {

    /** The size of the log. */
    record State(long size, long lastGlobalIndex) {}

    /** The event of a leaf. */
    record Leaf(long index, long globalIndex, String eventId, String stream, long sequence) {}

    /** The number of events without a signed checkpoint, and the time of the oldest. */
    record Unsigned(long events, @Nullable Instant oldest) {}

    private record Place(int level, long position) {}

    private final JdbcClient sql;
    private final JdbcTemplate batches;

    LedgerTables(JdbcTemplate jdbc) {
        this.sql = JdbcClient.create(jdbc);
        this.batches = jdbc;
    }

    State state() {
        return sql.sql("SELECT size, last_global_index FROM ledger_state")
                .query(State.class)
                .single();
    }

    /** Takes the append lock. Other nodes wait for it and then see the new state. */
    State lockState() {
        return sql.sql("SELECT size, last_global_index FROM ledger_state FOR UPDATE")
                .query(State.class)
                .single();
    }

    void append(List<Leaf> leaves, List<LogNode> nodes, State reached) {
        batches.batchUpdate(
                "INSERT INTO ledger_leaf (leaf_index, global_index, event_id, stream, sequence) VALUES (?, ?, ?, ?, ?)",
                leaves.stream()
                        .map(leaf -> new Object[] {
                            leaf.index(), leaf.globalIndex(), leaf.eventId(), leaf.stream(), leaf.sequence()
                        })
                        .toList());
        batches.batchUpdate(
                "INSERT INTO ledger_node (level, position, hash) VALUES (?, ?, ?)",
                nodes.stream()
                        .map(node -> new Object[] {
                            node.level(), node.position(), node.hash().bytes()
                        })
                        .toList());
        sql.sql("UPDATE ledger_state SET size = :size, last_global_index = :index")
                .param("size", reached.size())
                .param("index", reached.lastGlobalIndex())
                .update();
    }

    @Override
    public Hash at(int level, long position) {
        return sql.sql("SELECT hash FROM ledger_node WHERE level = :level AND position = :position")
                .param("level", level)
                .param("position", position)
                .query(byte[].class)
                .optional()
                .map(Hash::fromBytes)
                .orElseThrow(() -> new BrokenLedgerException(
                        "The log's node " + position + " of height " + level + " is missing."));
    }

    /** Loads all hashes that a computation needs in one query. */
    <T> T ask(Function<MerkleLog, T> question) {
        Set<Place> places = new LinkedHashSet<>();
        var _ = question.apply(new MerkleLog((level, position) -> {
            places.add(new Place(level, position));
            return MerkleLog.EMPTY_ROOT;
        }));
        var hashes = hashes(places);
        return question.apply(new MerkleLog((level, position) -> {
            Hash hash = hashes.get(new Place(level, position));
            return hash == null ? at(level, position) : hash;
        }));
    }

    private Map<Place, Hash> hashes(Set<Place> places) {
        var hashes = new HashMap<Place, Hash>();
        sql.sql("""
                SELECT n.level, n.position, n.hash
                  FROM unnest(:levels, :positions) AS wanted (level, position)
                  JOIN ledger_node n ON n.level = wanted.level AND n.position = wanted.position
                """)
                .param("levels", places.stream().mapToInt(Place::level).toArray())
                .param("positions", places.stream().mapToLong(Place::position).toArray())
                .query(row -> {
                    hashes.put(
                            new Place(row.getInt("level"), row.getLong("position")),
                            Hash.fromBytes(row.getBytes("hash")));
                });
        return hashes;
    }

    Optional<Leaf> leafOf(String eventId) {
        return sql.sql("""
                SELECT leaf_index AS index, global_index, event_id, stream, sequence
                  FROM ledger_leaf WHERE event_id = :event
                """).param("event", eventId).query(Leaf.class).optional();
    }

    Optional<Leaf> leafOf(String stream, long sequence) {
        return sql.sql("""
                SELECT leaf_index AS index, global_index, event_id, stream, sequence
                  FROM ledger_leaf WHERE stream = :stream AND sequence = :sequence
                """)
                .param("stream", stream)
                .param("sequence", sequence)
                .query(Leaf.class)
                .optional();
    }

    /** Updates stream heads from size {@code from} to size {@code to}. */
    StreamHeads heads(StreamHeads before, long from, long to) {
        var heads = new StreamHeads[] {before};
        sql.sql("""
                SELECT DISTINCT ON (l.stream) l.stream, l.sequence, n.hash
                  FROM ledger_leaf l JOIN ledger_node n ON n.level = 0 AND n.position = l.leaf_index
                 WHERE l.leaf_index >= :from AND l.leaf_index < :to
                 ORDER BY l.stream, l.sequence DESC
                """).param("from", from).param("to", to).query(row -> {
            heads[0] = heads[0].with(new StreamHead(
                    row.getString("stream"), row.getLong("sequence"), Hash.fromBytes(row.getBytes("hash"))));
        });
        return heads[0];
    }

    void keep(Checkpoint checkpoint, SignedNote note) {
        sql.sql("INSERT INTO ledger_checkpoint (size, through, note) VALUES (:size, :through, :note)"
                        + " ON CONFLICT DO NOTHING")
                .param("size", checkpoint.size())
                .param("through", at(checkpoint.through()))
                .param("note", note.toString())
                .update();
    }

    Optional<SignedNote> latestCheckpoint() {
        return sql.sql("SELECT note FROM ledger_checkpoint ORDER BY size DESC, through DESC LIMIT 1")
                .query(String.class)
                .optional()
                .map(SignedNote::parse);
    }

    /** @return the events without a signed checkpoint */
    Unsigned unsigned() {
        return sql.sql("""
                SELECT count(*) AS events, min(recorded_at::timestamptz) AS oldest
                  FROM domain_event
                 WHERE global_index > coalesce(
                       (SELECT global_index FROM ledger_leaf
                         WHERE leaf_index = (SELECT max(size) FROM ledger_checkpoint) - 1), 0)
                """)
                .query((row, _) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Unsigned(row.getLong("events"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    /** @return the first checkpoint signed for this size that covers this instant */
    Optional<SignedNote> checkpoint(long size, Instant covering) {
        return sql.sql("""
                SELECT note FROM ledger_checkpoint WHERE size = :size AND through >= :covering ORDER BY through LIMIT 1
                """)
                .param("size", size)
                .param("covering", at(covering))
                .query(String.class)
                .optional()
                .map(SignedNote::parse);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
