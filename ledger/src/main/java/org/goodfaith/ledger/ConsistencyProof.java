package org.goodfaith.ledger;

import java.util.List;

/**
 * Proves that an earlier log is a prefix of a later one: no leaf was changed, removed or moved.
 *
 * @param from the number of leaves in the earlier log
 * @param to the number of leaves in the later log
 * @param path the hashes from which both roots are computed
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Checks the proof against both roots, RFC 9162 section 2.1.4.2. */
    public ProofResult check(Hash earlier, Hash later) {
        if (from < 0 || from > to) {
            return ProofResult.MALFORMED;
        }
        if (from == to || from == 0) {
            boolean same = from == to ? earlier.equals(later) : earlier.equals(MerkleLog.EMPTY_ROOT);
            return !path.isEmpty() ? ProofResult.MALFORMED : same ? ProofResult.VALID : ProofResult.INVALID;
        }
        boolean complete = Long.bitCount(from) == 1;
        if (path.isEmpty()) {
            return ProofResult.MALFORMED;
        }
        long node = from - 1;
        long last = to - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        Hash old = complete ? earlier : path.getFirst();
        Hash grown = old;
        for (Hash sibling : complete ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return ProofResult.MALFORMED;
            }
            if ((node & 1) == 1 || node == last) {
                old = Hash.ofNode(sibling, old);
                grown = Hash.ofNode(sibling, grown);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                grown = Hash.ofNode(grown, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            return ProofResult.MALFORMED;
        }
        return old.equals(earlier) && grown.equals(later) ? ProofResult.VALID : ProofResult.INVALID;
    }
}
