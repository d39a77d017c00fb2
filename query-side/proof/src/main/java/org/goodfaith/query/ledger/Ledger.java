package org.goodfaith.query.ledger;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.EventLeaf;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.LogNode;
import org.goodfaith.ledger.MerkleLog;
import org.goodfaith.ledger.Seal;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.SigningKey;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeads;
import org.goodfaith.query.ledger.LedgerTables.Leaf;
import org.goodfaith.query.ledger.LedgerTables.LogState;
import org.goodfaith.query.ledger.LedgerTables.StoredSeal;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appends every stored event to the log, in store order and never past a transaction still in flight, seals the log and
 * signs checkpoints.
 *
 * <p>The whole state is in the tables, so a restart continues where the last run stopped. Several nodes may run it;
 * they append and sign one at a time. The seal is committed before the checkpoint over it is published, so that a run
 * that was interrupted between the two is continued. Before signing, it verifies that the log continues the last
 * published checkpoint.
 */
final class Ledger {

    private static final int BATCH = 1000;

    private final LedgerTables tables;
    private final StoredEvents events;
    private final RecordClosing closing;
    private final RecordedTime time;
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
            RecordClosing closing,
            RecordedTime time,
            SigningKey key,
            PublishedCheckpoints published,
            TransactionTemplate transactions,
            Duration heartbeat) {
        this.tables = tables;
        this.events = events;
        this.closing = closing;
        this.time = time;
        this.key = key;
        this.published = published;
        this.transactions = transactions;
        this.heartbeat = heartbeat;
    }

    /**
     * Appends new events, seals the log and signs a checkpoint, if there is anything to sign.
     *
     * @throws BrokenLedgerException if stored data contradicts a signed checkpoint
     */
    synchronized void advance() {
        if (!closing.isUnderWay() && !isDue()) {
            return;
        }
        Optional<RecordClosing.Closed> closed = closing.advance();
        if (closed.isEmpty()) {
            return;
        }
        known = Objects.requireNonNull(transactions.execute(_ -> upTo(tables.lockState())));
        // An interrupted run may have sealed and published without storing the checkpoint.
        transactions.executeWithoutResult(_ -> sign());
        Step step;
        do {
            step = Objects.requireNonNull(
                    transactions.execute(_ -> append(closed.get().lastIndex())));
            known = step.known();
            if (step.newest() != null) {
                newest = step.newest();
            }
        } while (!step.complete());
        known = Objects.requireNonNull(
                transactions.execute(_ -> seal(closed.get().through())));
        transactions.executeWithoutResult(_ -> sign());
    }

    private boolean isDue() {
        LogState state = tables.state();
        Optional<StoredSeal> last = tables.lastSeal();
        return last.isEmpty()
                || last.get().size() != state.size()
                || !tables.isSigned(state.size())
                || closing.lastIndex() > state.lastGlobalIndex()
                || isDue(last.get().seal(), time.now());
    }

    /** Seals again without new events if the last seal does not cover the last event's time, or at the heartbeat. */
    private boolean isDue(Seal last, Instant through) {
        return through.isAfter(last.through())
                && (last.through().isBefore(newest)
                        || !through.isBefore(last.through().plus(heartbeat)));
    }

    private Known upTo(LogState state) {
        if (known.size() == state.size()) {
            return known;
        }
        Known start = known.size() < state.size() ? known : new Known(0, StreamHeads.NONE);
        return new Known(state.size(), tables.heads(start.heads(), start.size(), state.size()));
    }

    private Step append(long lastIndex) {
        LogState state = tables.lockState();
        StreamHeads heads = upTo(state).heads();
        var rows = events.between(state.lastGlobalIndex(), lastIndex, BATCH);
        if (rows.isEmpty()) {
            return new Step(new Known(state.size(), heads), true, null);
        }
        Instant closedThrough =
                tables.lastSeal().map(StoredSeal::seal).map(Seal::through).orElse(null);
        var leaves = new ArrayList<Leaf>();
        var hashes = new ArrayList<Hash>();
        for (StoredEvents.StoredEventRow row : rows) {
            var content = new EventLeaf(row.envelope(), closedThrough);
            Hash leaf = content.leaf();
            leaves.add(new Leaf(
                    state.size() + leaves.size(),
                    row.globalIndex(),
                    row.eventId(),
                    row.stream(),
                    row.sequence(),
                    closedThrough,
                    content.isBackdated()));
            hashes.add(leaf);
            heads = heads.with(new StreamHead(row.stream(), row.sequence(), leaf));
        }
        List<LogNode> nodes = new MerkleLog(tables).append(state.size(), hashes);
        var reached = new LogState(
                state.size() + leaves.size(),
                state.events() + leaves.size(),
                rows.getLast().globalIndex());
        tables.append(leaves, nodes, reached);
        return new Step(new Known(reached.size(), heads), rows.size() < BATCH, recordedAt(rows.getLast()));
    }

    private static @Nullable Instant recordedAt(StoredEvents.StoredEventRow row) {
        try {
            return Instant.parse(row.recordedAt());
        } catch (DateTimeException _) {
            // The leaf is backdated, and the check reports it.
            return null;
        }
    }

    /** @return what is known after the seal, if one was due */
    private Known seal(Instant through) {
        LogState state = tables.lockState();
        Optional<StoredSeal> last = tables.lastSeal();
        if (state.size() != known.size()
                || last.filter(seal -> seal.size() == state.size())
                        .filter(seal -> !isDue(seal.seal(), through))
                        .isPresent()) {
            // Another node has appended more and seals it, or nothing is new.
            return known;
        }
        // A seal over a log that does not continue the published one would stay in it after the repair.
        requireContinuation(tables.ask(log -> log.root(state.size())));
        Instant latest = last.map(StoredSeal::seal)
                .map(Seal::through)
                .filter(through::isBefore)
                .orElse(through);
        var seal = new Seal(latest, known.heads().root());
        tables.append(
                new StoredSeal(state.size() + 1, state.events(), seal),
                new MerkleLog(tables).append(state.size(), List.of(seal.leaf())));
        return new Known(state.size() + 1, known.heads());
    }

    private void sign() {
        LogState state = tables.lockState();
        Optional<StoredSeal> last = tables.lastSeal().filter(seal -> seal.size() == state.size());
        if (state.size() != known.size() || last.isEmpty()) {
            return;
        }
        if (tables.isSigned(state.size())) {
            signed = known;
            return;
        }
        Hash root = tables.ask(log -> log.root(state.size()));
        requireContinuation(root);
        var checkpoint = new Checkpoint(key.verifier().name(), state.size(), root);
        SignedNote note = key.sign(checkpoint.text());
        // Publish before storing: no bundle may rest on a checkpoint that exists only in the database.
        published.publish(
                checkpoint,
                last.get().seal().through(),
                tables.lastSignedSeal().map(StoredSeal::events).orElse(-1L) != state.events(),
                note);
        tables.keep(checkpoint, note);
        signed = known;
    }

    /** Verifies the root, the last seal and the stream heads against the published checkpoints. */
    private void requireContinuation(Hash root) {
        published.remembered().ifPresent(note -> {
            Checkpoint before = continued(note, root, "that this installation signed last");
            if (published.latest().isEmpty()) {
                throw new BrokenLedgerException(
                        "The checkpoint directory has no file \"latest\", although a checkpoint of "
                                + before.size()
                                + " leaves was signed. Restore the directory from its backup. Signing has"
                                + " stopped.");
            }
        });
        published.latest().ifPresent(note -> {
            Checkpoint before = continued(note, root, "that was published last");
            boolean sealed = tables.seal(before.size())
                    .filter(seal ->
                            tables.ask(log -> log.leaf(before.size() - 1)).equals(seal.leaf()))
                    .filter(seal ->
                            seal.headsRoot().equals(headsAt(before.size()).root()))
                    .isPresent();
            if (!sealed) {
                throw discontinued(before, "that was published last");
            }
        });
    }

    private Checkpoint continued(SignedNote note, Hash root, String which) {
        if (!note.isSignedBy(key.verifier())) {
            throw new BrokenLedgerException(
                    "The checkpoint " + which + " is not signed with this key. Restore the key or"
                            + " the checkpoint directory from its backup. Signing has stopped.");
        }
        Checkpoint before = Checkpoint.parse(note.text());
        boolean continues = before.size() <= known.size()
                && before.root()
                        .equals(before.size() == known.size() ? root : tables.ask(log -> log.root(before.size())));
        if (!continues) {
            throw discontinued(before, which);
        }
        return before;
    }

    private BrokenLedgerException discontinued(Checkpoint before, String which) {
        return new BrokenLedgerException("The log in the database, of " + known.size()
                + " leaves, does not continue the checkpoint of " + before.size() + " leaves " + which
                + ". Signing has stopped.");
    }

    private StreamHeads headsAt(long size) {
        if (size == known.size()) {
            return known.heads();
        }
        return size == signed.size() ? signed.heads() : tables.heads(StreamHeads.NONE, 0, size);
    }
}
