package org.goodfaith.bundle;

import java.util.List;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.InclusionProof;
import org.goodfaith.ledger.ProofResult;
import org.goodfaith.ledger.Seal;
import org.goodfaith.ledger.SignedNote;

/**
 * A checkpoint with the seal that is the last leaf of its log.
 *
 * @param note the signed checkpoint
 * @param seal the seal
 * @param path the proof that the seal is the last leaf
 */
public record SealedCheckpoint(SignedNote note, Seal seal, List<Hash> path) {

    public SealedCheckpoint {
        path = List.copyOf(path);
    }

    /** Checks that the seal is the last leaf of the log of this checkpoint. */
    public ProofResult check(Checkpoint checkpoint) {
        return new InclusionProof(checkpoint.size() - 1, checkpoint.size(), path).check(seal.leaf(), checkpoint.root());
    }
}
