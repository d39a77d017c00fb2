package org.goodfaith.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves where a stream ends, or that there is no such stream.
 *
 * @param siblings the hashes beside the way, from the root down
 * @param neighbor the stream that stands where the absent one would; absent if nothing stands there, or if the proof is
 *     of an end
 */
public record StreamHeadProof(List<Hash> siblings, @Nullable Neighbor neighbor) {

    private static final int DEPTH_MAX = 8 * Hash.LENGTH - 1;

    public StreamHeadProof {
        siblings = List.copyOf(siblings);
    }

    /**
     * Another stream, met on the way to where the absent one would stand. It is not named: whoever may read the proof
     * may not know of it.
     */
    public record Neighbor(Hash key, Hash value) {}

    /** Whether it proves that this is the end of its stream. */
    public ProofResult checkHead(StreamHead claimed, Hash mapRoot) {
        if (neighbor != null || malformed()) {
            return ProofResult.MALFORMED;
        }
        return rootFrom(claimed.hash(), claimed.key()).equals(mapRoot) ? ProofResult.VALID : ProofResult.INVALID;
    }

    /** Whether it proves that the map knows no such stream. */
    public ProofResult checkAbsence(String stream, Hash mapRoot) {
        Hash key = StreamHead.key(stream);
        if (malformed()) {
            return ProofResult.MALFORMED;
        }
        Hash status = StreamHeads.NOTHING;
        if (neighbor != null) {
            if (!standsInTheWayOf(key, neighbor.key())) {
                return ProofResult.MALFORMED;
            }
            status = Hash.ofMapLeaf(neighbor.key(), neighbor.value());
        }
        return rootFrom(status, key).equals(mapRoot) ? ProofResult.VALID : ProofResult.INVALID;
    }

    /** A lone stream stands as high as it can, so beside the last step there is something. */
    private boolean malformed() {
        return siblings.size() > DEPTH_MAX
                || (!siblings.isEmpty() && siblings.getLast().equals(StreamHeads.NOTHING));
    }

    private boolean standsInTheWayOf(Hash key, Hash other) {
        for (int depth = 0; depth < siblings.size(); depth++) {
            if (key.bit(depth) != other.bit(depth)) {
                return false;
            }
        }
        return !key.equals(other);
    }

    private Hash rootFrom(Hash bottom, Hash key) {
        Hash reached = bottom;
        for (int depth = siblings.size() - 1; depth >= 0; depth--) {
            Hash sibling = siblings.get(depth);
            reached = key.bit(depth) ? Hash.ofMapNode(sibling, reached) : Hash.ofMapNode(reached, sibling);
        }
        return reached;
    }
}
