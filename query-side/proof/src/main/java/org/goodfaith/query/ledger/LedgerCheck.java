package org.goodfaith.query.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.RunningRoot;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeads;
import org.goodfaith.ledger.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the whole event store and log, and compares them with each other and with every published checkpoint. */
final class LedgerCheck {

    private static final int BATCH = 1000;
    private static final int SHOWN_MAX = 100;

    private final JdbcClient sql;
    private final LedgerTables tables;
    private final PublishedCheckpoints published;
    private final VerifierKey key;

    LedgerCheck(JdbcClient sql, LedgerTables tables, PublishedCheckpoints published, VerifierKey key) {
        this.sql = sql;
        this.tables = tables;
        this.published = published;
        this.key = key;
    }

    /**
     * The result of a check.
     *
     * @param leaves the number of leaves read
     * @param checkpoints the number of checkpoints compared
     * @param discrepancies sentences that describe the differences; at most 100
     */
    record Checked(long leaves, int checkpoints, List<String> discrepancies) {}

    private record Logged(long index, String stream, long sequence, Hash leaf, StoredEvents.@Nullable Row event) {}

    Checked check() {
        return new Reading().whole();
    }

    /** One pass over the event store and the log. */
    private final class Reading {

        private final Set<String> discrepancies = new LinkedHashSet<>();
        private final RunningRoot running = new RunningRoot();
        private StreamHeads heads = StreamHeads.NONE;

        Checked whole() {
            // Read the checkpoints before the log's size: a checkpoint is signed only after its leaves are in the log.
            var checkpoints = checkpoints();
            LedgerTables.State state = tables.state();
            int count = checkpoints.values().stream().mapToInt(List::size).sum();
            compare(checkpoints.remove(0L));
            List<Logged> batch;
            do {
                batch = read(running.size(), state.size());
                for (Logged logged : batch) {
                    check(logged);
                    compare(checkpoints.remove(running.size()));
                }
            } while (!batch.isEmpty());
            if (running.size() != state.size()) {
                discrepancies.add("The log should have " + state.size() + " leaves, and has " + running.size() + ".");
            }
            checkpoints.values().stream().flatMap(List::stream).forEach(this::beyond);
            unlogged(state).forEach(discrepancies::add);
            return new Checked(
                    running.size(),
                    count,
                    discrepancies.stream().limit(SHOWN_MAX).toList());
        }

        /** Keyed by log size. */
        private SortedMap<Long, List<Checkpoint>> checkpoints() {
            var bySize = new TreeMap<Long, List<Checkpoint>>();
            var notes = new ArrayList<>(published.all());
            tables.latestCheckpoint().ifPresent(notes::add);
            for (SignedNote note : notes) {
                if (note.isSignedBy(key)) {
                    Checkpoint checkpoint = Checkpoint.parse(note.text());
                    bySize.computeIfAbsent(checkpoint.size(), _ -> new ArrayList<>())
                            .add(checkpoint);
                } else {
                    discrepancies.add("A published checkpoint is not signed with the key of this log.");
                }
            }
            return bySize;
        }

        private void check(Logged logged) {
            String named = "Entry " + logged.sequence() + " of " + logged.stream();
            if (logged.index() != running.size()) {
                discrepancies.add("Leaf " + running.size() + " is missing.");
            }
            StoredEvents.Row event = logged.event();
            if (event == null) {
                discrepancies.add(named + " is in the log but no longer in the event store.");
            } else if (event.canonical() == null
                    || !logged.leaf().equals(event.canonical().leaf())) {
                discrepancies.add(named + " was changed after it was logged.");
            } else if (!event.stream().equals(logged.stream()) || event.sequence() != logged.sequence()) {
                discrepancies.add("The log calls entry " + event.sequence() + " of " + event.stream() + " entry "
                        + logged.sequence() + " of " + logged.stream() + ".");
            }
            running.append(logged.leaf());
            heads = heads.with(new StreamHead(logged.stream(), logged.sequence(), logged.leaf()));
        }

        private void compare(@Nullable List<Checkpoint> checkpoints) {
            if (checkpoints == null) {
                return;
            }
            Hash root = running.root();
            for (Checkpoint checkpoint : checkpoints) {
                if (!checkpoint.root().equals(root)) {
                    discrepancies.add("The first " + checkpoint.size()
                            + " leaves are not those of the checkpoint that was signed over them.");
                } else if (!checkpoint.headsRoot().equals(heads.root())) {
                    discrepancies.add("The streams did not end at " + checkpoint.size()
                            + " leaves as the checkpoint says that was signed then.");
                }
            }
        }

        private void beyond(Checkpoint checkpoint) {
            discrepancies.add("A checkpoint of " + checkpoint.size() + " leaves was signed, but the log has "
                    + running.size() + ".");
        }
    }

    private List<Logged> read(long from, long size) {
        return sql.sql("""
                SELECT l.leaf_index, l.stream, l.sequence, n.hash, e.global_index, e.event_identifier,
                       e.aggregate_identifier, e.sequence_number, e.payload_type, e.payload_revision, e.recorded_at,
                       e.meta_data, e.payload
                  FROM ledger_leaf l
                  JOIN ledger_node n ON n.level = 0 AND n.position = l.leaf_index
                  LEFT JOIN domain_event e ON e.global_index = l.global_index
                 WHERE l.leaf_index >= :from AND l.leaf_index < :size
                 ORDER BY l.leaf_index
                 LIMIT :batch
                """)
                .param("from", from)
                .param("size", size)
                .param("batch", BATCH)
                .query((row, _) -> new Logged(
                        row.getLong("leaf_index"),
                        row.getString("stream"),
                        row.getLong("sequence"),
                        Hash.fromBytes(row.getBytes("hash")),
                        row.getString("event_identifier") == null ? null : StoredEvents.row(row)))
                .list();
    }

    private List<String> unlogged(LedgerTables.State state) {
        return sql.sql("""
                SELECT e.aggregate_identifier, e.sequence_number
                  FROM domain_event e LEFT JOIN ledger_leaf l ON l.global_index = e.global_index
                 WHERE e.global_index <= :last AND l.global_index IS NULL
                 ORDER BY e.global_index
                 LIMIT :shown
                """)
                .param("last", state.lastGlobalIndex())
                .param("shown", SHOWN_MAX)
                .query((row, _) -> "Entry " + row.getLong("sequence_number") + " of "
                        + row.getString("aggregate_identifier")
                        + " is in the event store but missing from the log.")
                .list();
    }
}
