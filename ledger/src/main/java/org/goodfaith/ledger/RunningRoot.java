package org.goodfaith.ledger;

import java.util.ArrayDeque;
import java.util.Deque;

/** Computes the root of a log while its leaves are read in order, without keeping the leaves. */
public final class RunningRoot {

    private record Peak(int level, Hash hash) {}

    private final Deque<Peak> peaks = new ArrayDeque<>();
    private long size;

    public void append(Hash leaf) {
        var peak = new Peak(0, leaf);
        while (!peaks.isEmpty() && peaks.getLast().level() == peak.level()) {
            peak = new Peak(peak.level() + 1, Hash.ofNode(peaks.removeLast().hash(), peak.hash()));
        }
        peaks.addLast(peak);
        size++;
    }

    public long size() {
        return size;
    }

    public Hash root() {
        if (peaks.isEmpty()) {
            return MerkleLog.EMPTY_ROOT;
        }
        var fromTheRight = peaks.descendingIterator();
        Hash root = fromTheRight.next().hash();
        while (fromTheRight.hasNext()) {
            root = Hash.ofNode(fromTheRight.next().hash(), root);
        }
        return root;
    }
}
