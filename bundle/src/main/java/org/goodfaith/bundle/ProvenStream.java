package org.goodfaith.bundle;

import java.util.List;
import org.goodfaith.ledger.Envelope;
import org.goodfaith.ledger.EventLeaf;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.InclusionProof;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeadProof;
import org.jspecify.annotations.Nullable;

/**
 * One stream with its proofs, as a bundle claims them.
 *
 * @param name the case id, or the name of the court's calendar
 * @param facts the facts in the order of the file
 * @param head the last event of the stream; null if the bundle claims that the stream is empty
 * @param headProof the proof of the head, or of its absence
 */
public record ProvenStream(
        String name, List<ProvenFact> facts, @Nullable StreamHead head, StreamHeadProof headProof) {

    public ProvenStream {
        facts = List.copyOf(facts);
    }

    /**
     * One fact with its proof.
     *
     * @param content the content of its leaf: the stored event, and the time through which the record was closed then
     * @param leaf the hash of the leaf at this index of the log
     * @param inclusion the proof that the leaf is in the log
     */
    public record ProvenFact(EventLeaf content, Hash leaf, InclusionProof inclusion) {

        public Envelope envelope() {
            return content.event();
        }
    }
}
