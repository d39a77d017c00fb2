package org.goodfaith.verifier;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.goodfaith.bundle.Bundle;
import org.goodfaith.bundle.Bundle.EarlierCheckpoint;
import org.goodfaith.bundle.ProvenStream;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.ConsistencyProof;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.ProofResult;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.StreamHead;

/** Checks whose the checkpoints are, and that each is a beginning of the later ones. */
final class CheckpointCheck {

    private final Bundle bundle;
    private final Trust trust;
    private final BiConsumer<Kind, String> problem;

    CheckpointCheck(Bundle bundle, Trust trust, BiConsumer<Kind, String> problem) {
        this.bundle = bundle;
        this.trust = trust;
        this.problem = problem;
    }

    /** @return the checkpoint that the facts are to be held against; none if it is not worth the trouble */
    Optional<Checkpoint> check() {
        if (!bundle.fingerprint().equals(bundle.key().fingerprint())) {
            problem.accept(Kind.WRONG_KEY, "The fingerprint in the file is not that of the key in the file.");
        }
        if (!trust.accepts(bundle.key())) {
            problem.accept(
                    Kind.WRONG_KEY,
                    "The file is signed with the key " + bundle.key().fingerprint()
                            + ", which is not the one you named.");
        }
        Optional<Checkpoint> checkpoint = genuine("The checkpoint", bundle.checkpoint());
        if (checkpoint.isEmpty()) {
            return checkpoint;
        }
        Checkpoint present = checkpoint.get();
        if (present.size() != bundle.request().size()
                || !present.root().equals(bundle.request().root())) {
            problem.accept(
                    Kind.SWAPPED_CHECKPOINT,
                    "The file was made for a log of " + bundle.request().size() + " entries with the root "
                            + bundle.request().root().base64() + ", but its checkpoint is of " + present.size()
                            + " entries with the root " + present.root().base64() + ".");
            return Optional.empty();
        }
        for (EarlierCheckpoint older : bundle.earlierCheckpoints()) {
            genuine("The older checkpoint", older.checkpoint()).ifPresent(before -> {
                compare(before, older.path(), present);
                checkEnds(older, before);
            });
        }
        for (SignedNote kept : trust.checkpoints()) {
            genuine("The checkpoint you gave", kept).ifPresent(before -> compareKept(before, present));
        }
        return checkpoint;
    }

    /** Reads a checkpoint of this log that is signed with the key. */
    private Optional<Checkpoint> genuine(String which, SignedNote note) {
        if (!note.names(bundle.key())) {
            problem.accept(
                    Kind.WRONG_KEY,
                    which + " is signed with another key than " + bundle.key().fingerprint() + ".");
            return Optional.empty();
        }
        if (!note.isSignedBy(bundle.key())) {
            problem.accept(
                    Kind.SWAPPED_CHECKPOINT,
                    which + " was changed after it was signed: its signature does not fit its text.");
            return Optional.empty();
        }
        try {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(bundle.key().name())) {
                problem.accept(
                        Kind.WRONG_KEY,
                        which + " is of the log " + checkpoint.origin() + ", and the key of "
                                + bundle.key().name() + ".");
                return Optional.empty();
            }
            return Optional.of(checkpoint);
        } catch (IllegalArgumentException e) {
            problem.accept(Kind.MALFORMED_FILE, which + " is signed, but it is no checkpoint: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private void compareKept(Checkpoint kept, Checkpoint present) {
        if (kept.size() == present.size()) {
            compare(kept, List.of(), present);
            return;
        }
        if (kept.size() > present.size() && kept.through().isAfter(present.through())) {
            problem.accept(
                    Kind.NOT_COMPARED,
                    "The checkpoint you gave is later than the one in the file: ask for a bundle at the later one.");
            return;
        }
        List<Hash> path = List.of();
        if (kept.size() < present.size() && kept.size() > 0) {
            var tied = bundle.earlierCheckpoints().stream()
                    .filter(older -> sizeOf(older) == kept.size())
                    .findFirst();
            if (tied.isEmpty()) {
                problem.accept(
                        Kind.NOT_COMPARED,
                        "The file does not tie the checkpoint you gave, of " + kept.size()
                                + " entries, to its own: ask for a bundle that does.");
                return;
            }
            path = tied.get().path();
            checkEnds(tied.get(), kept);
        }
        compare(kept, path, present);
    }

    /** What ended with an entry at an earlier checkpoint has it still. */
    private void checkEnds(EarlierCheckpoint older, Checkpoint before) {
        for (ProvenStream stream : bundle.streams()) {
            String at = "At the checkpoint of " + before.size() + " entries";
            Bundle.ProvenHead end = older.heads().get(stream.name());
            ProofResult verdict = end == null ? ProofResult.MALFORMED : verdict(stream.name(), end, before);
            if (end == null || verdict == ProofResult.MALFORMED) {
                problem.accept(
                        Kind.MALFORMED_PROOF,
                        at + ", where the record " + stream.name() + " ended is not proved, or not in a shape that such"
                                + " a proof can have.");
            } else if (verdict == ProofResult.INVALID) {
                problem.accept(
                        Kind.TRUNCATED_STREAM,
                        at + ", the record " + stream.name()
                                + " did not end where the file says: its last facts were left out, or the proof was"
                                + " changed.");
            } else if (end.head() != null && !holds(stream, end.head())) {
                problem.accept(
                        Kind.TRUNCATED_STREAM,
                        at + ", the record " + stream.name() + " had entry "
                                + end.head().lastSequence()
                                + " already, which the file does not have: its last facts were left out.");
            }
        }
    }

    private static ProofResult verdict(String name, Bundle.ProvenHead end, Checkpoint before) {
        StreamHead head = end.head();
        return head == null
                ? end.proof().checkAbsence(name, before.headsRoot())
                : end.proof().checkHead(head, before.headsRoot());
    }

    private static boolean holds(ProvenStream stream, StreamHead head) {
        return stream.facts().stream()
                .anyMatch(fact -> fact.envelope().sequence() == head.lastSequence()
                        && fact.leaf().equals(head.lastLeaf()));
    }

    private static long sizeOf(EarlierCheckpoint older) {
        try {
            return Checkpoint.parse(older.checkpoint().text()).size();
        } catch (IllegalArgumentException _) {
            return -1;
        }
    }

    private void compare(Checkpoint before, List<Hash> path, Checkpoint present) {
        if (before.size() > present.size()) {
            problem.accept(
                    Kind.TRUNCATED_LOG,
                    "The log has " + present.size() + " entries, but by " + before.through() + " it already had "
                            + before.size() + ": entries were cut off its end.");
            return;
        }
        ProofResult verdict =
                new ConsistencyProof(before.size(), present.size(), path).check(before.root(), present.root());
        boolean sameHeads =
                before.size() != present.size() || before.headsRoot().equals(present.headsRoot());
        if (verdict == ProofResult.MALFORMED) {
            problem.accept(
                    Kind.MALFORMED_PROOF,
                    "The proof that ties the checkpoint of " + before.size() + " entries to that of " + present.size()
                            + " has a shape that no such proof can have.");
        } else if (verdict == ProofResult.INVALID || !sameHeads) {
            problem.accept(
                    Kind.INCONSISTENT_CHECKPOINTS,
                    "The checkpoint of " + before.size() + " entries is no beginning of that of " + present.size()
                            + ", and both are signed: the log was rewritten, or two logs are kept.");
        }
    }
}
