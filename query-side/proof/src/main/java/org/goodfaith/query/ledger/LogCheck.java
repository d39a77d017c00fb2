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
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.EventLeaf;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.LogNode;
import org.goodfaith.ledger.LogNodes;
import org.goodfaith.ledger.MerkleLog;
import org.goodfaith.ledger.RunningRoot;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeads;
import org.goodfaith.ledger.VerifierKey;
import org.goodfaith.query.ledger.LedgerTables.Place;
import org.goodfaith.query.ledger.LedgerTables.StoredSeal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the event store with the log, and both with every checkpoint.
 *
 * <p>Reads everything, or only what is new since the last check and a random part of what was verified before.
 */
final class LogCheck {

    /** A power of two, so that a batch is a complete subtree of the log. */
    private static final int BATCH = 1024;

    private static final LogNodes NO_NODES = (level, position) -> {
        throw new IllegalStateException("node " + position + " of height " + level + " is not in the batch");
    };

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

    /**
     * @param leaves the number of leaves read
     * @param checkpoints the number of checkpoints compared
     * @param whole whether everything was read
     */
    record Counts(long leaves, int checkpoints, boolean whole) {}

    /** A leaf as the tables describe it: an event, a seal, or, if rows were removed, neither. */
    private record StoredLeaf(
            long index,
            @Nullable Hash hash,
            @Nullable LoggedEvent event,
            @Nullable StoredSeal seal) {

        String named() {
            if (event != null) {
                return event.named();
            }
            return seal == null ? "Leaf " + index : "The seal at leaf " + index;
        }

        /** The hash of the content as it is now; null if it was removed or altered so that it has none. */
        @Nullable
        Hash content() {
            if (event != null) {
                return event.content();
            }
            return seal == null ? null : seal.seal().leaf();
        }
    }

    private record LoggedEvent(
            String stream, long sequence, @Nullable Instant closedThrough, StoredEvents.@Nullable StoredEventRow row) {

        String named() {
            return "Entry " + sequence + " of " + stream;
        }

        @Nullable
        Hash content() {
            return row == null || row.canonical() == null ? null : new EventLeaf(row.canonical(), closedThrough).leaf();
        }
    }

    /** A checkpoint that is signed with the key, and where it was found. */
    private record FoundCheckpoint(String where, Checkpoint checkpoint) {}

    /** The pass that verified everything so far without a discrepancy, where it ended. */
    private @Nullable Pass verified;

    /**
     * @param whole whether to read everything; otherwise a part is read if everything before it was verified
     * @param progress receives the number of leaves read
     */
    Counts check(Discrepancies discrepancies, boolean whole, LongConsumer progress) {
        long before = discrepancies.count();
        Pass continued = whole ? null : verified;
        verified = null;
        Pass pass = continued == null ? new Pass() : continued;
        var run = new Run(pass, discrepancies, progress);
        run.advance();
        if (discrepancies.count() == before) {
            verified = pass;
        }
        return new Counts(run.leaves, run.count, continued == null);
    }

    /** The names of the checkpoint files, by the number of leaves in the name. */
    private record FileNames(NavigableMap<Long, List<String>> bySize, List<String> others) {

        private static FileNames of(List<String> names) {
            var bySize = new TreeMap<Long, List<String>>();
            var others = new ArrayList<String>();
            for (String name : names) {
                PublishedCheckpoints.size(name)
                        .ifPresentOrElse(
                                size -> bySize.computeIfAbsent(size, _ -> new ArrayList<>())
                                        .add(name),
                                () -> others.add(name));
            }
            return new FileNames(bySize, others);
        }
    }

    /**
     * The part of the log that was read in order, and what follows from it. A pass without a discrepancy can continue
     * where it ended, with what was appended since.
     */
    private static final class Pass {

        /** The root over the hashes that the log stores. */
        private final RunningRoot storedRoot = new RunningRoot();

        /** The root over the hashes of the events and seals as they are now. */
        private final RunningRoot contentRoot = new RunningRoot();

        private final Map<Integer, LogNode> peaks = new HashMap<>();
        private final Map<String, Integer> leavesOfStream = new HashMap<>();
        private StreamHeads heads = StreamHeads.NONE;
        private @Nullable Instant closedThrough;
        private long lastGlobalIndex = Long.MIN_VALUE;
    }

    /** Continues a pass to the end of the log. Loads the checkpoints with the leaves, not all at once. */
    private final class Run {

        private final Pass pass;
        private final Discrepancies discrepancies;
        private final LongConsumer progress;
        private final Map<String, List<String>> gone = new LinkedHashMap<>();

        /** The leaves whose content and hash differ, until a checkpoint tells which of the two was changed. */
        private final List<String> differing = new ArrayList<>();

        // Read the last checkpoint before the files, and both before the log's size: a file is written before its
        // checkpoint is stored, and a checkpoint is signed only after its leaves are in the log.
        private final long lastSize = tables.lastCheckpointSize();
        private final FileNames files = FileNames.of(published.names());
        private final LedgerTables.LogState state = tables.state();

        private long leaves;
        private int count;

        Run(Pass pass, Discrepancies discrepancies, LongConsumer progress) {
            this.pass = pass;
            this.discrepancies = discrepancies;
            this.progress = progress;
        }

        void advance() {
            long verifiedSize = pass.storedRoot.size();
            NavigableMap<Long, List<FoundCheckpoint>> unordered = unordered();
            // A checkpoint of the verified size may have been signed since.
            compare(ordered(verifiedSize - 1, verifiedSize), unordered, verifiedSize);
            for (long from = verifiedSize; from < state.size(); from += BATCH) {
                long until = Math.min(state.size(), from + BATCH);
                List<StoredLeaf> batch = read(from, until - 1);
                checkNodes(from, batch);
                NavigableMap<Long, List<FoundCheckpoint>> ordered = ordered(from, until);
                for (StoredLeaf leaf : batch) {
                    check(leaf);
                    compare(ordered, unordered, leaf.index() + 1);
                }
                count(batch);
            }
            differing.forEach(name -> discrepancies.add(differs(name)));
            ordered(state.size(), Long.MAX_VALUE).values().forEach(this::reportBeyond);
            unordered.tailMap(state.size(), false).values().forEach(this::reportBeyond);
            reportGone(state.size());
            reportUnlogged();
            if (verifiedSize > 0) {
                checkSome(verifiedSize);
            }
        }

        private void count(List<StoredLeaf> batch) {
            leaves += batch.size();
            progress.accept(leaves);
        }

        private void reportBeyond(List<FoundCheckpoint> checkpoints) {
            checkpoints.forEach(found -> discrepancies.add(found.where() + " is over "
                    + found.checkpoint().size() + " leaves, but the log has only " + state.size() + "."));
        }

        /** Compares a random part of the verified log, and its checkpoints, with what is stored now. */
        private void checkSome(long verifiedSize) {
            long blocks = (verifiedSize + BATCH - 1) / BATCH;
            long from = ThreadLocalRandom.current().nextLong(blocks) * BATCH;
            long until = Math.min(verifiedSize, from + BATCH);
            List<StoredLeaf> batch = read(from, until - 1);
            compareInner(new MerkleLog(NO_NODES)
                    .append(0, hashes(batch)).stream()
                            .map(node ->
                                    new LogNode(node.level(), node.position() + (from >> node.level()), node.hash()))
                            .toList());
            for (StoredLeaf leaf : batch) {
                Hash content = leaf.content();
                if (content == null || !content.equals(leaf.hash())) {
                    discrepancies.add(differs(leaf.named()));
                }
            }
            count(batch);
            ordered(from, until).forEach((size, checkpoints) -> {
                Hash root = tables.ask(log -> log.root(size));
                checkpoints.stream()
                        .filter(found -> !found.checkpoint().root().equals(root))
                        .forEach(found -> discrepancies.add(otherRoot(found)));
            });
        }

        /** Returns the checkpoints whose files do not name their size. */
        private NavigableMap<Long, List<FoundCheckpoint>> unordered() {
            var bySize = new TreeMap<Long, List<FoundCheckpoint>>();
            files.others().forEach(name -> file(name).ifPresent(found -> add(found, bySize)));
            if (lastSize > 0 && !files.others().contains(PublishedCheckpoints.LATEST)) {
                discrepancies.add("The checkpoint directory has no file latest: it was removed.");
            }
            try {
                published
                        .remembered()
                        .flatMap(note -> signed("The checkpoint beside the signing key", note))
                        .ifPresent(found -> add(found, bySize));
            } catch (BrokenLedgerException e) {
                discrepancies.add(String.valueOf(e.getMessage()));
            }
            return bySize;
        }

        /** Returns the checkpoints in the database and in the directory over these sizes, and reports missing ones. */
        private NavigableMap<Long, List<FoundCheckpoint>> ordered(long after, long until) {
            var bySize = new TreeMap<Long, List<FoundCheckpoint>>();
            var stored = new HashSet<Long>();
            sql.sql("""
                    SELECT c.size, c.note, coalesce(s.events, -1) <> coalesce(
                               (SELECT coalesce(sb.events, -1)
                                  FROM ledger_checkpoint b LEFT JOIN ledger_seal sb ON sb.leaf_index = b.size - 1
                                 WHERE b.size < c.size ORDER BY b.size DESC LIMIT 1), -1) AS over_new_events
                      FROM ledger_checkpoint c LEFT JOIN ledger_seal s ON s.leaf_index = c.size - 1
                     WHERE c.size > :after AND c.size <= :until
                     ORDER BY c.size
                    """)
                    .param("after", after)
                    .param("until", Math.min(until, lastSize))
                    .query(row -> {
                        long size = row.getLong("size");
                        stored.add(size);
                        stored(size, row.getString("note")).ifPresent(found -> {
                            add(found, bySize);
                            if (found.checkpoint().size() != size) {
                                discrepancies.add(found.where() + " is over "
                                        + found.checkpoint().size() + " leaves: it was changed.");
                            }
                        });
                        if (row.getBoolean("over_new_events") && !files.bySize().containsKey(size)) {
                            discrepancies.add("The checkpoint directory has no file for the checkpoint of " + size
                                    + " leaves: it was removed.");
                        }
                    });
            files.bySize().subMap(after, false, until, true).forEach((size, names) -> {
                for (String name : names) {
                    file(name).ifPresent(found -> {
                        add(found, bySize);
                        if (found.checkpoint().size() != size) {
                            discrepancies.add(found.where() + " is over "
                                    + found.checkpoint().size()
                                    + " leaves, which its name contradicts: it was overwritten.");
                        } else if (size < lastSize && !stored.contains(size)) {
                            discrepancies.add(found.where() + " is over " + size
                                    + " leaves, but the database has no such checkpoint: it was removed.");
                        }
                    });
                }
            });
            return bySize;
        }

        private Optional<FoundCheckpoint> stored(long size, String text) {
            String where = "The stored checkpoint of " + size + " leaves";
            try {
                return signed(where, SignedNote.parse(text));
            } catch (IllegalArgumentException _) {
                discrepancies.add(where + " is not a checkpoint: it was changed.");
                return Optional.empty();
            }
        }

        private Optional<FoundCheckpoint> file(String name) {
            String where = "The checkpoint file " + name;
            SignedNote note = published.file(name).note();
            if (note == null) {
                discrepancies.add(where + " is not a checkpoint: it was truncated or overwritten.");
                return Optional.empty();
            }
            return signed(where, note);
        }

        private Optional<FoundCheckpoint> signed(String where, SignedNote note) {
            if (!note.isSignedBy(key)) {
                discrepancies.add(where + " is not signed with the key of this log.");
                return Optional.empty();
            }
            count++;
            return Optional.of(new FoundCheckpoint(where, Checkpoint.parse(note.text())));
        }

        private static void add(FoundCheckpoint found, NavigableMap<Long, List<FoundCheckpoint>> bySize) {
            bySize.computeIfAbsent(found.checkpoint().size(), _ -> new ArrayList<>())
                    .add(found);
        }

        /** Recomputes the inner nodes over the stored leaves. */
        private void checkNodes(long from, List<StoredLeaf> batch) {
            List<LogNode> computed = new MerkleLog((level, _) ->
                            Objects.requireNonNull(pass.peaks.get(level)).hash())
                    .append(from, hashes(batch));
            computed.forEach(node -> pass.peaks.put(node.level(), node));
            compareInner(computed);
        }

        private static List<Hash> hashes(List<StoredLeaf> batch) {
            return batch.stream()
                    .map(leaf -> Objects.requireNonNullElse(leaf.hash(), MerkleLog.EMPTY_ROOT))
                    .toList();
        }

        private void compareInner(List<LogNode> computed) {
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
            String name = leaf.named();
            LoggedEvent event = leaf.event();
            StoredSeal seal = leaf.seal();
            if (event != null) {
                check(event);
            } else if (seal != null) {
                check(name, seal);
            } else {
                discrepancies.add(name + " is neither an event nor a seal: its row was removed.");
            }
            Hash content = leaf.content();
            Hash stored = leaf.hash();
            if (stored == null) {
                discrepancies.add(name + " has no hash in the log: it was removed.");
            } else if (content == null ? event != null && event.row() != null : !content.equals(stored)) {
                differing.add(name);
            }
            Hash known = Objects.requireNonNullElse(stored, Objects.requireNonNullElse(content, MerkleLog.EMPTY_ROOT));
            pass.storedRoot.append(known);
            pass.contentRoot.append(Objects.requireNonNullElse(content, known));
            if (event != null) {
                pass.heads = pass.heads.with(new StreamHead(event.stream(), event.sequence(), known));
            }
        }

        private void check(LoggedEvent event) {
            pass.leavesOfStream.merge(event.stream(), 1, Integer::sum);
            if (!Objects.equals(event.closedThrough(), pass.closedThrough)) {
                discrepancies.add("The log says of " + event.named() + " that the record had been closed through "
                        + event.closedThrough() + ", but the seal before it closed the record through "
                        + pass.closedThrough
                        + ".");
            }
            StoredEvents.StoredEventRow row = event.row();
            if (row == null) {
                gone.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event.named());
                return;
            }
            if (!row.stream().equals(event.stream()) || row.sequence() != event.sequence()) {
                discrepancies.add("The log calls entry " + row.sequence() + " of " + row.stream() + " entry "
                        + event.sequence() + " of " + event.stream() + ".");
            }
            if (row.canonical() != null && new EventLeaf(row.canonical(), event.closedThrough()).isBackdated()) {
                discrepancies.add(backdated(event.stream(), event.sequence(), event.closedThrough()));
            }
        }

        private void check(String name, StoredSeal seal) {
            if (pass.closedThrough != null && seal.seal().through().isBefore(pass.closedThrough)) {
                discrepancies.add(
                        name + " closes the record through " + seal.seal().through()
                                + ", but a seal before it already closed it through " + pass.closedThrough + ".");
            }
            if (!seal.seal().headsRoot().equals(pass.heads.root())) {
                discrepancies.add(name + " has another map of stream heads than the events before it.");
            }
            pass.closedThrough = seal.seal().through();
        }

        private void compare(
                NavigableMap<Long, List<FoundCheckpoint>> ordered,
                NavigableMap<Long, List<FoundCheckpoint>> unordered,
                long size) {
            compare(ordered.getOrDefault(size, List.of()));
            compare(unordered.getOrDefault(size, List.of()));
        }

        /** Compares checkpoints with the part of the log that was read. */
        private void compare(List<FoundCheckpoint> checkpoints) {
            for (FoundCheckpoint found : checkpoints) {
                Hash signed = found.checkpoint().root();
                boolean contentSigned = signed.equals(pass.contentRoot.root());
                boolean storedSigned = signed.equals(pass.storedRoot.root());
                if (!contentSigned && !storedSigned) {
                    discrepancies.add(otherRoot(found));
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
                if (entries.size() == pass.leavesOfStream.getOrDefault(stream, 0)) {
                    discrepancies.add(deleted(stream, size) + " It had " + entries.size() + " entries.");
                } else {
                    entries.forEach(
                            entry -> discrepancies.add(entry + " is in the log but no longer in the event store."));
                }
            });
        }

        private void reportUnlogged() {
            sql.sql("""
                    SELECT e.aggregate_identifier, e.sequence_number
                      FROM domain_event e LEFT JOIN ledger_leaf l ON l.global_index = e.global_index
                     WHERE e.global_index > :after AND e.global_index <= :last AND l.global_index IS NULL
                     ORDER BY e.global_index
                    """)
                    .param("after", pass.lastGlobalIndex)
                    .param("last", state.lastGlobalIndex())
                    .query(row -> {
                        discrepancies.add("Entry " + row.getLong("sequence_number") + " of "
                                + row.getString("aggregate_identifier")
                                + " is in the event store but missing from the log.");
                    });
            pass.lastGlobalIndex = state.lastGlobalIndex();
        }
    }

    private static String differs(String name) {
        return name + " and its hash in the log differ.";
    }

    private static String otherRoot(FoundCheckpoint found) {
        return "The first " + found.checkpoint().size() + " leaves are not those of the checkpoint: " + found.where()
                + " has another root.";
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
}
