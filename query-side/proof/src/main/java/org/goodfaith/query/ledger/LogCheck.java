package org.goodfaith.query.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.EventLeaf;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.LogNode;
import org.goodfaith.ledger.MerkleLog;
import org.goodfaith.ledger.RunningRoot;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeads;
import org.goodfaith.ledger.VerifierKey;
import org.goodfaith.query.ledger.LedgerTables.Place;
import org.goodfaith.query.ledger.LedgerTables.StoredSeal;
import org.goodfaith.query.ledger.PublishedCheckpoints.CheckpointFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the whole event store and log, and compares them with each other and with every checkpoint. */
final class LogCheck {

    private static final int BATCH = 1000;

    private final JdbcClient sql;
    private final LedgerTables tables;
    private final PublishedCheckpoints published;
    private final VerifierKey key;

    LogCheck(JdbcClient sql, LedgerTables tables, PublishedCheckpoints published, VerifierKey key) {
        this.sql = sql;
        this.tables = tables;
        this.published = published;
        this.key = key;
    }

    record Counts(long leaves, int checkpoints) {}

    /** A leaf as the tables describe it: an event, a seal, or, if rows were removed, neither. */
    private record StoredLeaf(
            long index,
            @Nullable Hash hash,
            @Nullable LoggedEvent event,
            @Nullable StoredSeal seal) {}

    private record LoggedEvent(
            String stream, long sequence, @Nullable Instant closedThrough, StoredEvents.@Nullable StoredEventRow row) {

        String named() {
            return "Entry " + sequence + " of " + stream;
        }
    }

    /** A checkpoint that is signed with the key, and where it was found. */
    private record FoundCheckpoint(String where, Checkpoint checkpoint) {}

    Counts check(Discrepancies discrepancies) {
        return new Pass(discrepancies).whole();
    }

    /** One pass over the event store and the log. */
    private final class Pass {

        private final Discrepancies discrepancies;

        /** The root over the hashes that the log stores. */
        private final RunningRoot storedRoot = new RunningRoot();

        /** The root over the hashes of the events and seals as they are now. */
        private final RunningRoot contentRoot = new RunningRoot();

        private final Map<Integer, LogNode> peaks = new HashMap<>();
        private final Map<String, Integer> leavesOfStream = new HashMap<>();
        private final Map<String, List<String>> gone = new LinkedHashMap<>();

        /** The leaves whose content and hash differ, until a checkpoint tells which of the two was changed. */
        private final List<String> differing = new ArrayList<>();

        private StreamHeads heads = StreamHeads.NONE;
        private @Nullable Instant closedThrough;

        Pass(Discrepancies discrepancies) {
            this.discrepancies = discrepancies;
        }

        Counts whole() {
            // Read the checkpoints before the log's size: a checkpoint is signed only after its leaves are in the log.
            NavigableMap<Long, List<FoundCheckpoint>> checkpoints = checkpoints();
            LedgerTables.LogState state = tables.state();
            int count = checkpoints.values().stream().mapToInt(List::size).sum();
            for (long from = 0; from < state.size(); from += BATCH) {
                List<StoredLeaf> batch = read(from, Math.min(state.size(), from + BATCH) - 1);
                checkNodes(from, batch);
                for (StoredLeaf leaf : batch) {
                    check(leaf);
                    compare(checkpoints.remove(leaf.index() + 1));
                }
            }
            differing.forEach(name -> discrepancies.add(name + " and its hash in the log differ."));
            checkpoints.values().stream()
                    .flatMap(List::stream)
                    .forEach(found -> discrepancies.add(found.where() + " is over "
                            + found.checkpoint().size() + " leaves, but the log has only " + state.size() + "."));
            reportGone(state.size());
            unlogged(state).forEach(discrepancies::add);
            return new Counts(state.size(), count);
        }

        private NavigableMap<Long, List<FoundCheckpoint>> checkpoints() {
            var bySize = new TreeMap<Long, List<FoundCheckpoint>>();
            NavigableMap<Long, Long> eventsBySize = storedCheckpoints(bySize);
            long lastSize = eventsBySize.isEmpty() ? 0 : eventsBySize.lastKey();
            var files = new HashSet<Long>();
            boolean latest = false;
            for (CheckpointFile file : published.files()) {
                String where = "The checkpoint file " + file.name();
                SignedNote note = file.note();
                if (note == null) {
                    discrepancies.add(where + " is not a checkpoint: it was truncated or overwritten.");
                } else {
                    found(where, note, bySize).ifPresent(checkpoint -> {
                        files.add(checkpoint.size());
                        if (checkpoint.size() < lastSize && !eventsBySize.containsKey(checkpoint.size())) {
                            discrepancies.add(where + " is over " + checkpoint.size()
                                    + " leaves, but the database has no such checkpoint: it was removed.");
                        }
                    });
                }
                latest |= file.name().equals("latest");
            }
            if (lastSize > 0 && !latest) {
                discrepancies.add("The checkpoint directory has no file latest: it was removed.");
            }
            long events = -1;
            for (var stored : eventsBySize.entrySet()) {
                if (stored.getValue() != events && !files.contains(stored.getKey())) {
                    discrepancies.add("The checkpoint directory has no file for the checkpoint of " + stored.getKey()
                            + " leaves: it was removed.");
                }
                events = stored.getValue();
            }
            remembered(bySize);
            return bySize;
        }

        /** @return the number of events by size of the stored checkpoint */
        private NavigableMap<Long, Long> storedCheckpoints(NavigableMap<Long, List<FoundCheckpoint>> bySize) {
            var events = new TreeMap<Long, Long>();
            sql.sql("""
                    SELECT c.size, c.note, coalesce(s.events, -1) AS events
                      FROM ledger_checkpoint c LEFT JOIN ledger_seal s ON s.leaf_index = c.size - 1
                     ORDER BY c.size
                    """).query(row -> {
                long size = row.getLong("size");
                events.put(size, row.getLong("events"));
                String where = "The stored checkpoint of " + size + " leaves";
                try {
                    var _ = found(where, SignedNote.parse(row.getString("note")), bySize);
                } catch (IllegalArgumentException _) {
                    discrepancies.add(where + " is not a checkpoint: it was changed.");
                }
            });
            return events;
        }

        private void remembered(NavigableMap<Long, List<FoundCheckpoint>> bySize) {
            String where = "The checkpoint beside the signing key";
            try {
                published.remembered().ifPresent(note -> {
                    var _ = found(where, note, bySize);
                });
            } catch (BrokenLedgerException e) {
                discrepancies.add(String.valueOf(e.getMessage()));
            }
        }

        private Optional<Checkpoint> found(
                String where, SignedNote note, NavigableMap<Long, List<FoundCheckpoint>> bySize) {
            if (!note.isSignedBy(key)) {
                discrepancies.add(where + " is not signed with the key of this log.");
                return Optional.empty();
            }
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            bySize.computeIfAbsent(checkpoint.size(), _ -> new ArrayList<>())
                    .add(new FoundCheckpoint(where, checkpoint));
            return Optional.of(checkpoint);
        }

        /** Recomputes the inner nodes over the stored leaves. */
        private void checkNodes(long from, List<StoredLeaf> batch) {
            List<Hash> leaves = batch.stream()
                    .map(leaf -> Objects.requireNonNullElse(leaf.hash(), MerkleLog.EMPTY_ROOT))
                    .toList();
            List<LogNode> computed = new MerkleLog((level, _) ->
                            Objects.requireNonNull(peaks.get(level)).hash())
                    .append(from, leaves);
            computed.forEach(node -> peaks.put(node.level(), node));
            List<LogNode> inner =
                    computed.stream().filter(node -> node.level() > 0).toList();
            Map<Place, Hash> stored = tables.hashes(Set.copyOf(inner.stream()
                    .map(node -> new Place(node.level(), node.position()))
                    .toList()));
            for (LogNode node : inner) {
                Hash hash = stored.get(new Place(node.level(), node.position()));
                if (!node.hash().equals(hash)) {
                    discrepancies.add("The log's node " + node.position() + " of height " + node.level()
                            + (hash == null
                                    ? " is missing."
                                    : " was changed: it is not the hash of the nodes below it."));
                }
            }
        }

        private void check(StoredLeaf leaf) {
            Hash content = null;
            String name = "Leaf " + leaf.index();
            LoggedEvent event = leaf.event();
            StoredSeal seal = leaf.seal();
            if (event != null) {
                name = event.named();
                content = content(event);
            } else if (seal != null) {
                name = "The seal at leaf " + leaf.index();
                content = seal.seal().leaf();
                check(name, seal);
            } else {
                discrepancies.add(name + " is neither an event nor a seal: its row was removed.");
            }
            Hash stored = leaf.hash();
            if (stored == null) {
                discrepancies.add(name + " has no hash in the log: it was removed.");
            } else if (content == null ? event != null && event.row() != null : !content.equals(stored)) {
                differing.add(name);
            }
            Hash known = Objects.requireNonNullElse(stored, Objects.requireNonNullElse(content, MerkleLog.EMPTY_ROOT));
            storedRoot.append(known);
            contentRoot.append(Objects.requireNonNullElse(content, known));
            if (event != null) {
                heads = heads.with(new StreamHead(event.stream(), event.sequence(), known));
            }
        }

        private @Nullable Hash content(LoggedEvent event) {
            leavesOfStream.merge(event.stream(), 1, Integer::sum);
            if (!Objects.equals(event.closedThrough(), closedThrough)) {
                discrepancies.add("The log says of " + event.named() + " that the record had been closed through "
                        + event.closedThrough() + ", but the seal before it closed the record through " + closedThrough
                        + ".");
            }
            StoredEvents.StoredEventRow row = event.row();
            if (row == null) {
                gone.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event.named());
                return null;
            }
            if (!row.stream().equals(event.stream()) || row.sequence() != event.sequence()) {
                discrepancies.add("The log calls entry " + row.sequence() + " of " + row.stream() + " entry "
                        + event.sequence() + " of " + event.stream() + ".");
            }
            if (row.canonical() == null) {
                return null;
            }
            var leaf = new EventLeaf(row.canonical(), event.closedThrough());
            if (leaf.isBackdated()) {
                discrepancies.add(backdated(event.stream(), event.sequence(), event.closedThrough()));
            }
            return leaf.leaf();
        }

        private void check(String name, StoredSeal seal) {
            if (closedThrough != null && seal.seal().through().isBefore(closedThrough)) {
                discrepancies.add(
                        name + " closes the record through " + seal.seal().through()
                                + ", but a seal before it already closed it through " + closedThrough + ".");
            }
            if (!seal.seal().headsRoot().equals(heads.root())) {
                discrepancies.add(name + " has another map of stream heads than the events before it.");
            }
            closedThrough = seal.seal().through();
        }

        private void compare(@Nullable List<FoundCheckpoint> checkpoints) {
            if (checkpoints == null) {
                return;
            }
            for (FoundCheckpoint found : checkpoints) {
                Hash signed = found.checkpoint().root();
                boolean contentSigned = signed.equals(contentRoot.root());
                boolean storedSigned = signed.equals(storedRoot.root());
                if (!contentSigned && !storedSigned) {
                    discrepancies.add("The first " + found.checkpoint().size()
                            + " leaves are not those of the checkpoint: " + found.where() + " has another root.");
                    continue;
                }
                differing.forEach(name -> discrepancies.add(
                        contentSigned
                                ? "The hash of " + name + " in the log was changed. The content is as it was signed."
                                : name + " was changed after it was logged."));
                differing.clear();
            }
        }

        private void reportGone(long size) {
            gone.forEach((stream, entries) -> {
                if (entries.size() == leavesOfStream.getOrDefault(stream, 0)) {
                    discrepancies.add(deleted(stream, size) + " It had " + entries.size() + " entries.");
                } else {
                    entries.forEach(
                            entry -> discrepancies.add(entry + " is in the log but no longer in the event store."));
                }
            });
        }
    }

    static String backdated(String stream, long sequence, @Nullable Instant closedThrough) {
        return "Entry " + sequence + " of " + stream
                + " is backdated: it claims a time through which the record had been closed (" + closedThrough
                + ") before the entry appeared. Its bundles are not verified.";
    }

    static String deleted(String stream, long size) {
        return stream + " was on record at the checkpoint of " + size
                + " leaves, but its rows are gone from the event store: it was deleted.";
    }

    private List<StoredLeaf> read(long from, long last) {
        return sql.sql("""
                SELECT p.leaf_index, n.hash, l.stream, l.sequence, l.closed_through, s.through, s.events, s.heads,
                       e.global_index, e.event_identifier, e.aggregate_identifier, e.sequence_number, e.payload_type,
                       e.payload_revision, e.recorded_at, e.meta_data, e.payload
                  FROM generate_series(:from::bigint, :last::bigint) AS p (leaf_index)
                  LEFT JOIN ledger_node n ON n.level = 0 AND n.position = p.leaf_index
                  LEFT JOIN ledger_leaf l ON l.leaf_index = p.leaf_index
                  LEFT JOIN ledger_seal s ON s.leaf_index = p.leaf_index
                  LEFT JOIN domain_event e ON e.global_index = l.global_index
                 ORDER BY p.leaf_index
                """)
                .param("from", from)
                .param("last", last)
                .query((row, _) -> leaf(row))
                .list();
    }

    private static StoredLeaf leaf(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes("hash");
        String stream = row.getString("stream");
        return new StoredLeaf(
                row.getLong("leaf_index"),
                hash == null ? null : Hash.fromBytes(hash),
                stream == null
                        ? null
                        : new LoggedEvent(
                                stream,
                                row.getLong("sequence"),
                                StoredEvents.closedThrough(row),
                                row.getString("event_identifier") == null ? null : StoredEvents.row(row)),
                row.getBytes("heads") == null ? null : LedgerTables.seal(row));
    }

    private List<String> unlogged(LedgerTables.LogState state) {
        return sql.sql("""
                SELECT e.aggregate_identifier, e.sequence_number
                  FROM domain_event e LEFT JOIN ledger_leaf l ON l.global_index = e.global_index
                 WHERE e.global_index <= :last AND l.global_index IS NULL
                 ORDER BY e.global_index
                 LIMIT :shown
                """)
                .param("last", state.lastGlobalIndex())
                .param("shown", Discrepancies.MAX)
                .query((row, _) -> "Entry " + row.getLong("sequence_number") + " of "
                        + row.getString("aggregate_identifier")
                        + " is in the event store but missing from the log.")
                .list();
    }
}
