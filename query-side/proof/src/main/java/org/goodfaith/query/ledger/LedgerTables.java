package org.goodfaith.query.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.goodfaith.ledger.Seal;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeads;
import org.goodfaith.ledger.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes the tables of the log. */
final class LedgerTables implements LogNodes {

    /**
     * The size of the log.
     *
     * @param size the number of leaves: events and seals
     * @param events the number of events
     */
    record LogState(long size, long events, long lastGlobalIndex) {}

    /** A leaf that is an event. */
    record Leaf(
            long index,
            long globalIndex,
            String eventId,
            String stream,
            long sequence,
            @Nullable Instant closedThrough,
            boolean backdated) {}

    /**
     * A leaf that is a seal.
     *
     * @param size the size of the log that ends with it
     * @param events the number of events before it
     */
    record StoredSeal(long size, long events, Seal seal) {}

    /** The number of events without a signed checkpoint, and the time of the oldest. */
    record Unsigned(long events, @Nullable Instant oldest) {}

    /** The place of a node in the log. */
    record Place(int level, long position) {}

    private static final String STATE = "SELECT size, events, last_global_index FROM ledger_state";
    private static final String LEAF = """
            SELECT leaf_index AS index, global_index, event_id, stream, sequence, closed_through, backdated
              FROM ledger_leaf
            """;

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final VerifierKey key;

    LedgerTables(JdbcTemplate jdbc, VerifierKey key) {
        this.sql = JdbcClient.create(jdbc);
        this.batches = jdbc;
        this.key = key;
    }

    LogState state() {
        return sql.sql(STATE).query(LogState.class).single();
    }

    /** Takes the append lock. Other nodes wait for it and then see the new state. */
    LogState lockState() {
        return sql.sql(STATE + " FOR UPDATE").query(LogState.class).single();
    }

    void append(List<Leaf> leaves, List<LogNode> nodes, LogState reached) {
        batches.batchUpdate(
                "INSERT INTO ledger_leaf (leaf_index, global_index, event_id, stream, sequence, closed_through, backdated)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                leaves.stream()
                        .map(leaf -> new @Nullable Object[] {
                            leaf.index(),
                            leaf.globalIndex(),
                            leaf.eventId(),
                            leaf.stream(),
                            leaf.sequence(),
                            leaf.closedThrough() == null ? null : at(leaf.closedThrough()),
                            leaf.backdated()
                        })
                        .toList());
        append(nodes);
        reach(reached);
    }

    void append(StoredSeal seal, List<LogNode> nodes) {
        sql.sql(
                        "INSERT INTO ledger_seal (leaf_index, events, through, heads) VALUES (:index, :events, :through, :heads)")
                .param("index", seal.size() - 1)
                .param("events", seal.events())
                .param("through", at(seal.seal().through()))
                .param("heads", seal.seal().headsRoot().bytes())
                .update();
        append(nodes);
        reach(new LogState(seal.size(), seal.events(), state().lastGlobalIndex()));
    }

    private void append(List<LogNode> nodes) {
        batches.batchUpdate(
                "INSERT INTO ledger_node (level, position, hash) VALUES (?, ?, ?)",
                nodes.stream()
                        .map(node -> new Object[] {
                            node.level(), node.position(), node.hash().bytes()
                        })
                        .toList());
    }

    private void reach(LogState reached) {
        sql.sql("UPDATE ledger_state SET size = :size, events = :events, last_global_index = :index")
                .param("size", reached.size())
                .param("events", reached.events())
                .param("index", reached.lastGlobalIndex())
                .update();
    }

    Optional<StoredSeal> lastSeal() {
        return sql.sql("SELECT leaf_index, events, through, heads FROM ledger_seal ORDER BY leaf_index DESC LIMIT 1")
                .query((row, _) -> seal(row))
                .optional();
    }

    /** @return the seal of the checkpoint of this size */
    Optional<Seal> seal(long size) {
        return sql.sql("SELECT leaf_index, events, through, heads FROM ledger_seal WHERE leaf_index = :index")
                .param("index", size - 1)
                .query((row, _) -> seal(row).seal())
                .optional();
    }

    static StoredSeal seal(ResultSet row) throws SQLException {
        return new StoredSeal(
                row.getLong("leaf_index") + 1,
                row.getLong("events"),
                new Seal(
                        row.getObject("through", OffsetDateTime.class).toInstant(),
                        Hash.fromBytes(row.getBytes("heads"))));
    }

    /** @return the events that were appended after the record had been closed through the time they claim */
    List<Leaf> backdated(int max) {
        return sql.sql(LEAF + " WHERE backdated ORDER BY leaf_index LIMIT :max")
                .param("max", max)
                .query((row, _) -> leaf(row))
                .list();
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

    Map<Place, Hash> hashes(Set<Place> places) {
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
        return sql.sql(LEAF + " WHERE event_id = :event")
                .param("event", eventId)
                .query((row, _) -> leaf(row))
                .optional();
    }

    Optional<Leaf> leafOf(String stream, long sequence) {
        return sql.sql(LEAF + " WHERE stream = :stream AND sequence = :sequence")
                .param("stream", stream)
                .param("sequence", sequence)
                .query((row, _) -> leaf(row))
                .optional();
    }

    private static Leaf leaf(ResultSet row) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_through", OffsetDateTime.class);
        return new Leaf(
                row.getLong("index"),
                row.getLong("global_index"),
                row.getString("event_id"),
                row.getString("stream"),
                row.getLong("sequence"),
                closed == null ? null : closed.toInstant(),
                row.getBoolean("backdated"));
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
        sql.sql("INSERT INTO ledger_checkpoint (size, note) VALUES (:size, :note)")
                .param("size", checkpoint.size())
                .param("note", note.toString())
                .update();
    }

    boolean isSigned(long size) {
        return sql.sql("SELECT EXISTS (SELECT FROM ledger_checkpoint WHERE size = :size)")
                .param("size", size)
                .query(Boolean.class)
                .single();
    }

    /** @return the size of the last signed checkpoint; 0 if there is none */
    long lastCheckpointSize() {
        return sql.sql("SELECT coalesce(max(size), 0) FROM ledger_checkpoint")
                .query(Long.class)
                .single();
    }

    /** @return the seal of the last signed checkpoint */
    Optional<StoredSeal> lastSignedSeal() {
        return sql.sql("""
                SELECT leaf_index, events, through, heads
                  FROM ledger_seal WHERE leaf_index = (SELECT max(size) - 1 FROM ledger_checkpoint)
                """).query((row, _) -> seal(row)).optional();
    }

    /** @throws BrokenLedgerException if the stored checkpoint is malformed or not signed with the key of this log */
    Optional<SignedNote> latestCheckpoint() {
        long size = lastCheckpointSize();
        return size == 0 ? Optional.empty() : checkpoint(size);
    }

    /**
     * @return the checkpoint of this size
     * @throws BrokenLedgerException if the stored checkpoint is malformed or not signed with the key of this log
     */
    Optional<SignedNote> checkpoint(long size) {
        return sql.sql("SELECT note FROM ledger_checkpoint WHERE size = :size")
                .param("size", size)
                .query(String.class)
                .optional()
                .map(note -> verified(size, note));
    }

    private SignedNote verified(long size, String text) {
        try {
            SignedNote note = SignedNote.parse(text);
            if (note.isSignedBy(key) && Checkpoint.parse(note.text()).size() == size) {
                return note;
            }
        } catch (IllegalArgumentException _) {
            // Reported below.
        }
        throw new BrokenLedgerException(
                "The stored checkpoint of " + size + " leaves was changed: it is not signed with the key of this log.");
    }

    /** @return the events without a signed checkpoint */
    Unsigned unsigned() {
        return sql.sql("""
                SELECT count(*) AS events, min(recorded_at::timestamptz) AS oldest
                  FROM domain_event
                 WHERE global_index > coalesce(
                       (SELECT global_index FROM ledger_leaf
                         WHERE leaf_index < (SELECT max(size) FROM ledger_checkpoint)
                         ORDER BY leaf_index DESC LIMIT 1), 0)
                """)
                .query((row, _) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Unsigned(row.getLong("events"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
