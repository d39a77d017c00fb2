package org.goodfaith.verifier;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.goodfaith.bundle.Bundle;
import org.goodfaith.bundle.Bundle.EarlierCheckpoint;
import org.goodfaith.bundle.Bundle.ProvenHead;
import org.goodfaith.bundle.ProvenStream;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.ConsistencyProof;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.ProofResult;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.StreamHead;

/** Checks the signatures of the checkpoints, and that each later checkpoint continues the earlier ones. */
final class CheckpointCheck {

    private final Bundle bundle;
    private final Trust trust;
    private final BiConsumer<Kind, String> problem;

    CheckpointCheck(Bundle bundle, Trust trust, BiConsumer<Kind, String> problem) {
        this.bundle = bundle;
        this.trust = trust;
        this.problem = problem;
    }

    /** Returns the checkpoint to check the facts against; empty if the file has no usable checkpoint. */
    Optional<Checkpoint> check() {
        if (!bundle.fingerprint().equals(bundle.key().fingerprint())) {
            problem.accept(Kind.WRONG_KEY, "The fingerprint in the file does not match the key in the file.");
        }
        if (!trust.accepts(bundle.key())) {
            problem.accept(
                    Kind.WRONG_KEY,
                    "The file is signed with the key " + bundle.key().fingerprint()
                            + ", which is not the key you named.");
        }
        Optional<Checkpoint> checkpoint = verified("The checkpoint", bundle.checkpoint());
        if (checkpoint.isEmpty()) {
            return checkpoint;
        }
        Checkpoint present = checkpoint.get();
        if (present.size() != bundle.request().size()
                || !present.root().equals(bundle.request().root())) {
            problem.accept(
                    Kind.SWAPPED_CHECKPOINT,
                    "The file was made for a log of " + bundle.request().size() + " entries with the root "
                            + bundle.request().root().base64() + ", but its checkpoint has " + present.size()
                            + " entries and the root " + present.root().base64() + ".");
            return Optional.empty();
        }
        for (EarlierCheckpoint earlier : bundle.earlierCheckpoints()) {
            verified("An earlier checkpoint in the file", earlier.checkpoint()).ifPresent(before -> {
                checkContinuation(before, earlier.path(), present);
                checkHeads(earlier, before);
            });
        }
        for (SignedNote kept : trust.checkpoints()) {
            verified("The checkpoint you gave", kept).ifPresent(before -> compareKept(before, present));
        }
        return checkpoint;
    }

    /** Parses a checkpoint if it belongs to this log and is signed with the key. */
    private Optional<Checkpoint> verified(String which, SignedNote note) {
        if (!note.names(bundle.key())) {
            problem.accept(
                    Kind.WRONG_KEY,
                    which + " is not signed with the key " + bundle.key().fingerprint() + ".");
            return Optional.empty();
        }
        if (!note.isSignedBy(bundle.key())) {
            problem.accept(
                    Kind.SWAPPED_CHECKPOINT,
                    which + " was changed after it was signed: the signature does not match the text.");
            return Optional.empty();
        }
        try {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(bundle.key().name())) {
                problem.accept(
                        Kind.WRONG_KEY,
                        which + " is of the log " + checkpoint.origin() + ", but the key is for the log "
                                + bundle.key().name() + ".");
                return Optional.empty();
            }
            return Optional.of(checkpoint);
        } catch (IllegalArgumentException e) {
            problem.accept(
                    Kind.MALFORMED_FILE, which + " is signed, but it is not a checkpoint: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private void compareKept(Checkpoint kept, Checkpoint present) {
        if (kept.size() == present.size()) {
            checkContinuation(kept, List.of(), present);
            return;
        }
        if (kept.size() > present.size() && kept.through().isAfter(present.through())) {
            problem.accept(
                    Kind.NOT_COMPARED,
                    "The checkpoint you gave is later than the one in the file. Request a bundle at the later"
                            + " checkpoint.");
            return;
        }
        List<Hash> path = List.of();
        if (kept.size() < present.size() && kept.size() > 0) {
            var earlier = bundle.earlierCheckpoints().stream()
                    .filter(each -> sizeOf(each) == kept.size())
                    .findFirst();
            if (earlier.isEmpty()) {
                problem.accept(
                        Kind.NOT_COMPARED,
                        "The file has no proof for the checkpoint you gave, of " + kept.size()
                                + " entries. Request the bundle again with since=" + kept.size() + ".");
                return;
            }
            path = earlier.get().path();
            checkHeads(earlier.get(), kept);
        }
        checkContinuation(kept, path, present);
    }

    /** Checks that each stream still has the events it had at an earlier checkpoint. */
    private void checkHeads(EarlierCheckpoint earlier, Checkpoint before) {
        String at = "At the checkpoint of " + before.size() + " entries, ";
        for (ProvenStream stream : bundle.streams()) {
            ProvenHead then = earlier.heads().get(stream.name());
            ProofResult result = then == null ? ProofResult.MALFORMED : check(stream.name(), then, before);
            if (then == null || result == ProofResult.MALFORMED) {
                problem.accept(
                        Kind.MALFORMED_PROOF,
                        at + "the head of the stream " + stream.name() + " has no proof, or a malformed one.");
            } else if (result == ProofResult.INVALID) {
                problem.accept(
                        Kind.TRUNCATED_STREAM,
                        at + "the stream " + stream.name()
                                + " did not end where the file says. Its last facts were removed, or the proof was"
                                + " changed.");
            } else if (then.head() != null && !contains(stream, then.head())) {
                problem.accept(
                        Kind.TRUNCATED_STREAM,
                        at + "the stream " + stream.name() + " already had entry "
                                + then.head().lastSequence()
                                + ", which the file does not contain. Its last facts were removed.");
            }
        }
    }

    private static ProofResult check(String stream, ProvenHead then, Checkpoint before) {
        StreamHead head = then.head();
        return head == null
                ? then.proof().checkAbsence(stream, before.headsRoot())
                : then.proof().checkHead(head, before.headsRoot());
    }

    private static boolean contains(ProvenStream stream, StreamHead head) {
        return stream.facts().stream()
                .anyMatch(fact -> fact.envelope().sequence() == head.lastSequence()
                        && fact.leaf().equals(head.lastLeaf()));
    }

    private static long sizeOf(EarlierCheckpoint earlier) {
        try {
            return Checkpoint.parse(earlier.checkpoint().text()).size();
        } catch (IllegalArgumentException _) {
            return -1;
        }
    }

    private void checkContinuation(Checkpoint before, List<Hash> path, Checkpoint present) {
        if (before.size() > present.size()) {
            problem.accept(
                    Kind.TRUNCATED_LOG,
                    "The log has " + present.size() + " entries, but at " + before.through() + " it already had "
                            + before.size() + ". Entries were removed from its end.");
            return;
        }
        ProofResult result =
                new ConsistencyProof(before.size(), present.size(), path).check(before.root(), present.root());
        boolean sameHeads =
                before.size() != present.size() || before.headsRoot().equals(present.headsRoot());
        if (result == ProofResult.MALFORMED) {
            problem.accept(
                    Kind.MALFORMED_PROOF,
                    "The proof that the checkpoint of " + present.size() + " entries continues the checkpoint of "
                            + before.size() + " entries is malformed.");
        } else if (result == ProofResult.INVALID || !sameHeads) {
            problem.accept(
                    Kind.INCONSISTENT_CHECKPOINTS,
                    "The checkpoint of " + present.size() + " entries does not continue the checkpoint of "
                            + before.size() + " entries, and both are signed. The log was rewritten, or the operator"
                            + " keeps two logs.");
        }
    }
}
