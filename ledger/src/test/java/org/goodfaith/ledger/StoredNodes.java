package org.goodfaith.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An in-memory log that counts the reads of its nodes. */
final class StoredNodes implements LogNodes {

    private record Place(int level, long position) {}

    private final Map<Place, Hash> nodes = new HashMap<>();
    private final MerkleLog log = new MerkleLog(this);
    private long size;
    private int reads;

    MerkleLog log() {
        return log;
    }

    long size() {
        return size;
    }

    void append(List<Hash> leaves) {
        for (LogNode node : log.append(size, leaves)) {
            nodes.merge(new Place(node.level(), node.position()), node.hash(), (_, _) -> {
                throw new IllegalStateException("a stored hash never changes");
            });
        }
        size += leaves.size();
    }

    int stored() {
        return nodes.size();
    }

    int readsOf(Runnable question) {
        reads = 0;
        question.run();
        return reads;
    }

    @Override
    public Hash at(int level, long position) {
        reads++;
        Hash hash = nodes.get(new Place(level, position));
        if (hash == null) {
            throw new IllegalStateException("no complete subtree " + position + " of height " + level);
        }
        return hash;
    }
}
