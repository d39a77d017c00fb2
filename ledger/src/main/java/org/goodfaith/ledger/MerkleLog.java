package org.goodfaith.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An append-only Merkle tree, RFC 6962 section 2.1.
 *
 * <p>Only the hashes of complete subtrees are stored, about two per leaf. Computing a root or a proof for the current
 * size or any earlier size reads O(log n) of them.
 */
public final class MerkleLog {

    /** The root of the empty log. */
    public static final Hash EMPTY_ROOT = Hash.of(new byte[0]);

    private final LogNodes nodes;

    public MerkleLog(LogNodes nodes) {
        this.nodes = nodes;
    }

    /**
     * Computes the hashes to store when leaves are appended.
     *
     * @param size the number of leaves already in the log
     * @param leaves the leaves to append, in order
     * @return the hashes to store, including the leaves themselves
     */
    public List<LogNode> append(long size, List<Hash> leaves) {
        var added = new ArrayList<LogNode>();
        // The latest left sibling of this batch on each level. Earlier siblings are read from the store.
        Map<Integer, LogNode> lefts = new HashMap<>();
        long index = size;
        for (Hash leaf : leaves) {
            var node = new LogNode(0, index, leaf);
            added.add(node);
            while ((node.position() & 1) == 1) {
                LogNode kept = lefts.remove(node.level());
                Hash left = kept != null ? kept.hash() : nodes.at(node.level(), node.position() - 1);
                node = new LogNode(node.level() + 1, node.position() >> 1, Hash.ofNode(left, node.hash()));
                added.add(node);
            }
            lefts.put(node.level(), node);
            index++;
        }
        return added;
    }

    /** Returns the hash of the leaf at this index. */
    public Hash leaf(long index) {
        return nodes.at(0, index);
    }

    public Hash root(long size) {
        return size == 0 ? EMPTY_ROOT : range(0, size);
    }

    /**
     * Creates the proof that a leaf is in the log, RFC 6962 section 2.1.1.
     *
     * @throws IllegalArgumentException if the index is not below the size
     */
    public InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a log of " + size + " leaves has no leaf " + index);
        }
        var path = new ArrayList<Hash>();
        path(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    private void path(long index, long from, long until, List<Hash> path) {
        if (until - from == 1) {
            return;
        }
        long middle = from + split(until - from);
        if (index < middle) {
            path(index, from, middle, path);
            path.add(range(middle, until));
        } else {
            path(index, middle, until, path);
            path.add(range(from, middle));
        }
    }

    /**
     * Creates the proof that the log of one size is a prefix of the log of a larger size, RFC 6962 section 2.1.2.
     *
     * @throws IllegalArgumentException if {@code from} is negative or greater than {@code to}
     */
    public ConsistencyProof consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException(
                    "a log of " + from + " leaves cannot be a prefix of a log of " + to + " leaves");
        }
        var path = new ArrayList<Hash>();
        if (from > 0) {
            subproof(from, 0, to, true, path);
        }
        return new ConsistencyProof(from, to, path);
    }

    private void subproof(long old, long from, long until, boolean whole, List<Hash> path) {
        if (old == until) {
            if (!whole) {
                path.add(range(from, until));
            }
            return;
        }
        long middle = from + split(until - from);
        if (old <= middle) {
            subproof(old, from, middle, whole, path);
            path.add(range(middle, until));
        } else {
            subproof(old, middle, until, false, path);
            path.add(range(from, middle));
        }
    }

    private Hash range(long from, long until) {
        long length = until - from;
        if (Long.bitCount(length) == 1) {
            int level = Long.numberOfTrailingZeros(length);
            return nodes.at(level, from >> level);
        }
        long middle = from + split(length);
        return Hash.ofNode(range(from, middle), range(middle, until));
    }

    /** The largest power of two below {@code length}. */
    private static long split(long length) {
        return Long.highestOneBit(length - 1);
    }
}
