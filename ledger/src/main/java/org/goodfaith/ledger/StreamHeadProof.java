package org.goodfaith.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves the head of a stream, or that a stream does not exist.
 *
 * @param siblings the sibling hashes on the path through the map, from the root down
 * @param neighbor the stream at the position where an absent stream would be; null if that position is empty, or if the
 *     proof is of a head
 */
public record StreamHeadProof(List<Hash> siblings, @Nullable Neighbor neighbor) {

    private static final int DEPTH_MAX = 8 * Hash.LENGTH - 1;

    public StreamHeadProof {
        siblings = List.copyOf(siblings);
    }

    /**
     * Another stream, at the position where the absent stream would be. It is not named, because the reader of the
     * proof may not be allowed to know of it.
     */
    public record Neighbor(Hash key, Hash value) {}

    /** Checks that this is the head of its stream. */
    public ProofResult checkHead(StreamHead claimed, Hash mapRoot) {
        if (neighbor != null || hasInvalidShape()) {
            return ProofResult.MALFORMED;
        }
        return rootFrom(claimed.hash(), claimed.key()).equals(mapRoot) ? ProofResult.VALID : ProofResult.INVALID;
    }

    /** Checks that the map does not contain the stream. */
    public ProofResult checkAbsence(String stream, Hash mapRoot) {
        Hash key = StreamHead.key(stream);
        if (hasInvalidShape()) {
            return ProofResult.MALFORMED;
        }
        Hash bottom = StreamHeads.EMPTY;
        if (neighbor != null) {
            if (!isAtPositionOf(key, neighbor.key())) {
                return ProofResult.MALFORMED;
            }
            bottom = Hash.ofMapLeaf(neighbor.key(), neighbor.value());
        }
        return rootFrom(bottom, key).equals(mapRoot) ? ProofResult.VALID : ProofResult.INVALID;
    }

    /** A single stream is stored as high as possible, so the lowest sibling cannot be empty. */
    private boolean hasInvalidShape() {
        return siblings.size() > DEPTH_MAX
                || (!siblings.isEmpty() && siblings.getLast().equals(StreamHeads.EMPTY));
    }

    private boolean isAtPositionOf(Hash key, Hash other) {
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
