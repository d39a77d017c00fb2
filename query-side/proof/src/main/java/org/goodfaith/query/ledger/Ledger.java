package org.goodfaith.query.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.LogNode;
import org.goodfaith.ledger.MerkleLog;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.SigningKey;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeads;
import org.goodfaith.query.ledger.LedgerTables.Leaf;
import org.goodfaith.query.ledger.LedgerTables.State;
import org.goodfaith.query.store.StoreOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appends every stored event to the log, in store order and never past a transaction still in flight, and signs
 * checkpoints.
 *
 * <p>The whole state is in the tables, so a restart continues where the last run stopped. Several nodes may run it;
 * they append and sign one at a time. Before signing, it verifies that the last published checkpoint is a prefix of the
 * log.
 */
final class Ledger {

    private static final int BATCH = 1000;

    private final LedgerTables tables;
    private final StoredEvents events;
    private final StoreOrder order;
    private final SigningKey key;
    private final PublishedCheckpoints published;
    private final TransactionTemplate transactions;
    private final Duration heartbeat;

    /** The stream heads at a committed size. A cache only. */
    private Known known = new Known(0, StreamHeads.NONE);

    /** The stream heads at the last signed size. A cache only. */
    private Known signed = new Known(0, StreamHeads.NONE);

    /** The time at which the last appended event was recorded. */
    private Instant newest = Instant.MIN;

    private record Known(long size, StreamHeads heads) {}

    private record Step(
            Known known, boolean complete, @Nullable Instant newest) {}

    Ledger(
            LedgerTables tables,
            StoredEvents events,
            StoreOrder order,
            SigningKey key,
            PublishedCheckpoints published,
            TransactionTemplate transactions,
            Duration heartbeat) {
        this.tables = tables;
        this.events = events;
        this.order = order;
        this.key = key;
        this.published = published;
        this.transactions = transactions;
        this.heartbeat = heartbeat;
    }

    /**
     * Appends new events and signs a checkpoint.
     *
     * @return the number of leaves that are new to this node
     * @throws BrokenLedgerException if stored data contradicts a signed checkpoint
     */
    synchronized long advance() {
        Optional<StoreOrder.Final> settled = order.settled();
        if (settled.isEmpty()) {
            return 0;
        }
        long before = known.size();
        Step step;
        do {
            step = Objects.requireNonNull(
                    transactions.execute(_ -> append(settled.get().lastIndex())));
            known = step.known();
            if (step.newest() != null) {
                newest = step.newest();
            }
        } while (!step.complete());
        transactions.executeWithoutResult(_ -> sign(settled.get().through()));
        return known.size() - before;
    }

    private Step append(long lastIndex) {
        State state = tables.lockState();
        StreamHeads heads =
                known.size() == state.size() ? known.heads() : tables.heads(known.heads(), known.size(), state.size());
        var rows = events.between(state.lastGlobalIndex(), lastIndex, BATCH);
        if (rows.isEmpty()) {
            return new Step(new Known(state.size(), heads), true, null);
        }
        var leaves = new ArrayList<Leaf>();
        var hashes = new ArrayList<Hash>();
        for (StoredEvents.Row row : rows) {
            Hash leaf = row.envelope().leaf();
            leaves.add(new Leaf(
                    state.size() + leaves.size(), row.globalIndex(), row.eventId(), row.stream(), row.sequence()));
            hashes.add(leaf);
            heads = heads.with(new StreamHead(row.stream(), row.sequence(), leaf));
        }
        List<LogNode> nodes = new MerkleLog(tables).append(state.size(), hashes);
        var reached = new State(state.size() + leaves.size(), rows.getLast().globalIndex());
        tables.append(leaves, nodes, reached);
        return new Step(
                new Known(reached.size(), heads),
                rows.size() < BATCH,
                Instant.parse(rows.getLast().recordedAt()));
    }

    private void sign(Instant through) {
        if (tables.lockState().size() != known.size()) {
            // Another node has appended more and signs it.
            return;
        }
        var latest = tables.latestCheckpoint()
                .map(SignedNote::text)
                .map(Checkpoint::parse)
                .filter(checkpoint -> checkpoint.size() == known.size());
        if (latest.isPresent() && !due(latest.get(), through)) {
            return;
        }
        Hash root = tables.ask(log -> log.root(known.size()));
        requireContinuation(root);
        var checkpoint = new Checkpoint(
                key.verifier().name(), known.size(), root, known.heads().root(), through);
        SignedNote note = key.sign(checkpoint.text());
        // Publish before storing: no bundle may rest on a checkpoint that exists only in the database.
        published.publish(checkpoint, note);
        tables.keep(checkpoint, note);
        signed = known;
    }

    /**
     * Signs again without new events if the last checkpoint does not cover the last event's time, or if the heartbeat
     * is due.
     */
    private boolean due(Checkpoint latest, Instant through) {
        return through.isAfter(latest.through())
                && (latest.through().isBefore(newest)
                        || !through.isBefore(latest.through().plus(heartbeat)));
    }

    /** Verifies the log root and the stream heads against the published checkpoint. */
    private void requireContinuation(Hash root) {
        var last = published.latest();
        if (last.isEmpty()) {
            return;
        }
        if (!last.get().isSignedBy(key.verifier())) {
            throw new BrokenLedgerException("The last published checkpoint is not signed with this key.");
        }
        Checkpoint before = Checkpoint.parse(last.get().text());
        boolean continues = before.size() <= known.size()
                && before.root()
                        .equals(before.size() == known.size() ? root : tables.ask(log -> log.root(before.size())))
                && before.headsRoot().equals(headsAt(before.size()).root());
        if (!continues) {
            throw new BrokenLedgerException("The log in the database, of " + known.size()
                    + " entries, does not continue the checkpoint of " + before.size()
                    + " entries that was published last. Signing has stopped.");
        }
    }

    private StreamHeads headsAt(long size) {
        if (size == known.size()) {
            return known.heads();
        }
        return size == signed.size() ? signed.heads() : tables.heads(StreamHeads.NONE, 0, size);
    }
}
