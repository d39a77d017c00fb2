package org.goodfaith.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An append-only Merkle tree as RFC 6962 section 2.1 defines it.
 *
 * <p>Only hashes of complete subtrees are stored, about two for each leaf. Every root and every proof, for this size or
 * any earlier one, takes O(log n) reads of them.
 */
public final class MerkleLog {

    /** The root of the log without leaves. */
    public static final Hash EMPTY_ROOT = Hash.of(new byte[0]);

    private final LogNodes nodes;

    public MerkleLog(LogNodes nodes) {
        this.nodes = nodes;
    }

    /**
     * Appends leaves.
     *
     * @param size how many leaves the log has
     * @param leaves what follows them, in order
     * @return the hashes to be stored, the leaves themselves among them
     */
    public List<LogNode> append(long size, List<Hash> leaves) {
        var added = new ArrayList<LogNode>();
        // The last left sibling made on each level: what was stored before this batch is read, the rest is here.
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

    /** @return the leaf that was appended as this one */
    public Hash leaf(long index) {
        return nodes.at(0, index);
    }

    public Hash root(long size) {
        return size == 0 ? EMPTY_ROOT : range(0, size);
    }

    /**
     * Proves that a leaf is in the log, RFC 6962 section 2.1.1.
     *
     * @throws IllegalArgumentException if the log of that size has no such leaf
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
     * Proves that the log of one size is the beginning of the log of another, RFC 6962 section 2.1.2.
     *
     * @throws IllegalArgumentException if the sizes are out of order
     */
    public ConsistencyProof consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("a log of " + from + " leaves is no beginning of one of " + to);
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
