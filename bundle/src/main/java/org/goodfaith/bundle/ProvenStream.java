package org.goodfaith.bundle;

import java.util.List;
import org.goodfaith.ledger.Envelope;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.InclusionProof;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeadProof;
import org.jspecify.annotations.Nullable;

/**
 * One record with its proofs, as a bundle claims it.
 *
 * @param name its name: the case's id, or the name of the court's calendar
 * @param facts as they stand in the file
 * @param head where the record ends; absent if there is said to be none
 * @param headProof the proof of that
 */
public record ProvenStream(
        String name, List<ProvenFact> facts, @Nullable StreamHead head, StreamHeadProof headProof) {

    public ProvenStream {
        facts = List.copyOf(facts);
    }

    /**
     * One fact with its proof.
     *
     * @param envelope the event as it is stored
     * @param leaf the leaf that the log has in its place
     * @param inclusion the proof that it has
     */
    public record ProvenFact(Envelope envelope, Hash leaf, InclusionProof inclusion) {}
}
