package org.goodfaith.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.goodfaith.bundle.Bundle;
import org.goodfaith.bundle.Bundle.EarlierCheckpoint;
import org.goodfaith.bundle.Bundle.ProvenHead;
import org.goodfaith.bundle.ProvenStream;
import org.goodfaith.bundle.SealedCheckpoint;
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
    private final BiConsumer<ProblemKind, String> problem;
    private final List<ProvenCheckpoint> earlier = new ArrayList<>();

    CheckpointCheck(Bundle bundle, Trust trust, BiConsumer<ProblemKind, String> problem) {
        this.bundle = bundle;
        this.trust = trust;
        this.problem = problem;
    }

    /** Returns the earlier checkpoints that were proved; {@link #check} finds them. */
    List<ProvenCheckpoint> earlier() {
        return List.copyOf(earlier);
    }

    /** Returns the checkpoint to check the facts against; empty if the file has no usable checkpoint. */
    Optional<ProvenCheckpoint> check() {
        if (!bundle.fingerprint().equals(bundle.key().fingerprint())) {
            problem.accept(ProblemKind.WRONG_KEY, "The fingerprint in the file does not match the key in the file.");
        }
        if (!trust.accepts(bundle.key())) {
            problem.accept(
                    ProblemKind.WRONG_KEY,
                    "The file is signed with the key " + bundle.key().fingerprint()
                            + ", which is not the key you named.");
        }
        Optional<Checkpoint> checkpoint =
                verified("The checkpoint", bundle.checkpoint().note());
        if (checkpoint.isEmpty()) {
            return Optional.empty();
        }
        Checkpoint present = checkpoint.get();
        if (present.size() != bundle.request().size()
                || !present.root().equals(bundle.request().root())) {
            problem.accept(
                    ProblemKind.SWAPPED_CHECKPOINT,
                    "The file was made for a log of " + bundle.request().size() + " leaves with the root "
                            + bundle.request().root().base64() + ", but its checkpoint has " + present.size()
                            + " leaves and the root " + present.root().base64() + ".");
            return Optional.empty();
        }
        Optional<ProvenCheckpoint> sealed = sealed(bundle.checkpoint(), present);
        sealed.ifPresent(proven -> {
            for (EarlierCheckpoint given : bundle.earlierCheckpoints()) {
                verified("An earlier checkpoint in the file", given.checkpoint().note())
                        .ifPresent(before -> compareEarlier(given, before, proven));
            }
            for (SignedNote kept : trust.checkpoints()) {
                verified("The checkpoint you gave", kept).ifPresent(before -> compareKept(before, proven));
            }
        });
        return sealed;
    }

    /** Proves the seal of a checkpoint. */
    private Optional<ProvenCheckpoint> sealed(SealedCheckpoint given, Checkpoint checkpoint) {
        ProofResult result = given.check(checkpoint);
        if (result == ProofResult.VALID) {
            return Optional.of(new ProvenCheckpoint(checkpoint, given.seal()));
        }
        problem.accept(
                result == ProofResult.MALFORMED ? ProblemKind.MALFORMED_PROOF : ProblemKind.SWAPPED_CHECKPOINT,
                result == ProofResult.MALFORMED
                        ? "The proof of the seal of the checkpoint of " + checkpoint.size() + " leaves is malformed."
                        : "The seal of the checkpoint of " + checkpoint.size()
                                + " leaves is not the last leaf of its log: the seal or its proof was changed.");
        return Optional.empty();
    }

    /** Parses a checkpoint if it belongs to this log and is signed with the key. */
    private Optional<Checkpoint> verified(String which, SignedNote note) {
        if (!note.names(bundle.key())) {
            problem.accept(
                    ProblemKind.WRONG_KEY,
                    which + " is not signed with the key " + bundle.key().fingerprint() + ".");
            return Optional.empty();
        }
        if (!note.isSignedBy(bundle.key())) {
            problem.accept(
                    ProblemKind.SWAPPED_CHECKPOINT,
                    which + " was changed after it was signed: the signature does not match the text.");
            return Optional.empty();
        }
        try {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(bundle.key().name())) {
                problem.accept(
                        ProblemKind.WRONG_KEY,
                        which + " is of the log " + checkpoint.origin() + ", but the key is for the log "
                                + bundle.key().name() + ".");
                return Optional.empty();
            }
            return Optional.of(checkpoint);
        } catch (IllegalArgumentException e) {
            problem.accept(
                    ProblemKind.MALFORMED_FILE,
                    which + " is signed, but it is not a checkpoint: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private void compareEarlier(EarlierCheckpoint given, Checkpoint before, ProvenCheckpoint present) {
        if (!continues(before, given.path(), present)) {
            return;
        }
        sealed(given.checkpoint(), before).ifPresent(proven -> {
            if (proven.through().isAfter(present.through())) {
                problem.accept(
                        ProblemKind.INCONSISTENT_CHECKPOINTS,
                        "The checkpoint of " + before.size() + " leaves closed the record through " + proven.through()
                                + ", and the later one of " + present.size() + " leaves only through "
                                + present.through() + ".");
            }
            checkHeads(given, proven);
            earlier.add(proven);
        });
    }

    private void compareKept(Checkpoint kept, ProvenCheckpoint present) {
        if (kept.size() == present.size()) {
            var _ = continues(kept, List.of(), present);
            return;
        }
        if (kept.size() > present.size()) {
            problem.accept(
                    ProblemKind.NOT_COMPARED,
                    "The checkpoint you gave has " + kept.size() + " leaves, and the one in the file has "
                            + present.size() + ". Request a bundle at the later checkpoint. If the operator has none,"
                            + " entries were removed from the end of the log.");
            return;
        }
        var same = bundle.earlierCheckpoints().stream()
                .filter(each -> sizeOf(each) == kept.size())
                .findFirst();
        same.ifPresentOrElse(
                given -> compareEarlier(given, kept, present),
                () -> problem.accept(
                        ProblemKind.NOT_COMPARED,
                        "The file has no proof for the checkpoint you gave, of " + kept.size()
                                + " leaves. Request the bundle again with since=" + kept.size() + "."));
    }

    /** Checks that each stream still has the events it had at an earlier checkpoint. */
    private void checkHeads(EarlierCheckpoint given, ProvenCheckpoint before) {
        String at = "At the checkpoint of " + before.size() + " leaves, ";
        for (ProvenStream stream : bundle.streams()) {
            ProvenHead then = given.heads().get(stream.name());
            ProofResult result = then == null ? ProofResult.MALFORMED : check(stream.name(), then, before);
            if (then == null || result == ProofResult.MALFORMED) {
                problem.accept(
                        ProblemKind.MALFORMED_PROOF,
                        at + "the head of the stream " + stream.name() + " has no proof, or a malformed one.");
            } else if (result == ProofResult.INVALID) {
                problem.accept(
                        ProblemKind.TRUNCATED_STREAM,
                        at + "the stream " + stream.name()
                                + " did not end where the file says. Its last facts were removed, or the proof was"
                                + " changed.");
            } else if (then.head() != null && !contains(stream, then.head())) {
                problem.accept(
                        ProblemKind.TRUNCATED_STREAM,
                        at + "the stream " + stream.name() + " already had entry "
                                + then.head().lastSequence()
                                + ", which the file does not contain. Its last facts were removed.");
            }
        }
    }

    private static ProofResult check(String stream, ProvenHead then, ProvenCheckpoint before) {
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

    private static long sizeOf(EarlierCheckpoint given) {
        try {
            return Checkpoint.parse(given.checkpoint().note().text()).size();
        } catch (IllegalArgumentException _) {
            return -1;
        }
    }

    private boolean continues(Checkpoint before, List<Hash> path, ProvenCheckpoint present) {
        if (before.size() > present.size()) {
            problem.accept(
                    ProblemKind.TRUNCATED_LOG,
                    "The log has " + present.size() + " leaves, but an earlier checkpoint already had " + before.size()
                            + ". Entries were removed from its end.");
            return false;
        }
        ProofResult result =
                new ConsistencyProof(before.size(), present.size(), path).check(before.root(), present.root());
        if (result == ProofResult.MALFORMED) {
            problem.accept(
                    ProblemKind.MALFORMED_PROOF,
                    "The proof that the checkpoint of " + present.size() + " leaves continues the checkpoint of "
                            + before.size() + " leaves is malformed.");
        } else if (result == ProofResult.INVALID) {
            problem.accept(
                    ProblemKind.INCONSISTENT_CHECKPOINTS,
                    "The checkpoint of " + present.size() + " leaves does not continue the checkpoint of "
                            + before.size() + " leaves, and both are signed. The log was rewritten, or the operator"
                            + " keeps two logs.");
        }
        return result == ProofResult.VALID;
    }
}
