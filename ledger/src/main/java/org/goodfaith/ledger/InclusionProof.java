package org.goodfaith.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Proves that a leaf is in a log.
 *
 * @param index the index of the leaf, from 0
 * @param size the number of leaves in the log
 * @param path the sibling hashes on the path from the leaf to the root
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    public ProofResult check(Hash leaf, Hash root) {
        return rootFrom(leaf)
                .map(reached -> reached.equals(root) ? ProofResult.VALID : ProofResult.INVALID)
                .orElse(ProofResult.MALFORMED);
    }

    /** Computes the root from this leaf, RFC 9162 section 2.1.3.2; returns empty if the proof is malformed. */
    public Optional<Hash> rootFrom(Hash leaf) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        long node = index;
        long last = size - 1;
        Hash reached = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((node & 1) == 1 || node == last) {
                reached = Hash.ofNode(sibling, reached);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                reached = Hash.ofNode(reached, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(reached) : Optional.empty();
    }
}
