package org.goodfaith.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The heads of all streams: a Merkle map sorted by the hash of the stream name. Immutable; an updated map shares the
 * unchanged subtrees.
 *
 * <p>The name alone determines the position of a stream, so under one root a stream has exactly one head, or provably
 * none. A subtree with a single stream is the leaf of that stream, which keeps proofs at about log n hashes:
 *
 * <pre>
 * empty           H(04)
 * one stream      H(02 | key | value)      key = H(name), value = H(canonical {stream, lastSequence, lastLeaf})
 * several         H(03 | left | right)     left if the key's bit at this depth is 0
 * </pre>
 */
public final class StreamHeads {

    /** The map without streams. */
    public static final StreamHeads NONE = new StreamHeads(new Empty());

    static final Hash EMPTY = Hash.ofEmptyMap();

    private final Node root;

    private StreamHeads(Node root) {
        this.root = root;
    }

    public Hash root() {
        return root.hash();
    }

    /** Returns this map with the head of one stream added or replaced. */
    public StreamHeads with(StreamHead head) {
        return new StreamHeads(with(root, 0, new One(head.key(), head.hash(), head)));
    }

    /** Returns the head of the stream; empty if the map has no such stream. */
    public Optional<StreamHead> find(String stream) {
        Hash key = StreamHead.key(stream);
        Node node = root;
        for (int depth = 0; node instanceof Several several; depth++) {
            node = several.side(key.bit(depth));
        }
        return node instanceof One one && one.key().equals(key) ? Optional.of(one.head()) : Optional.empty();
    }

    /** Creates the proof of the head of the stream, or of the absence of the stream. */
    public StreamHeadProof prove(String stream) {
        Hash key = StreamHead.key(stream);
        var siblings = new ArrayList<Hash>();
        Node node = root;
        for (int depth = 0; node instanceof Several several; depth++) {
            siblings.add(several.side(!key.bit(depth)).hash());
            node = several.side(key.bit(depth));
        }
        return node instanceof One one && !one.key().equals(key)
                ? new StreamHeadProof(
                        List.copyOf(siblings),
                        new StreamHeadProof.Neighbor(one.key(), one.head().value()))
                : new StreamHeadProof(List.copyOf(siblings), null);
    }

    private static Node with(Node node, int depth, One added) {
        return switch (node) {
            case Empty() -> added;
            case One one when one.key().equals(added.key()) -> added;
            case One one -> separated(one, added, depth);
            case Several several ->
                added.key().bit(depth)
                        ? Several.of(several.left(), with(several.right(), depth + 1, added))
                        : Several.of(with(several.left(), depth + 1, added), several.right());
        };
    }

    private static Node separated(One one, One other, int depth) {
        boolean right = one.key().bit(depth);
        if (right != other.key().bit(depth)) {
            return right ? Several.of(other, one) : Several.of(one, other);
        }
        Node both = separated(one, other, depth + 1);
        return right ? Several.of(new Empty(), both) : Several.of(both, new Empty());
    }

    private sealed interface Node {

        Hash hash();
    }

    private record Empty() implements Node {

        @Override
        public Hash hash() {
            return EMPTY;
        }
    }

    private record One(Hash key, Hash hash, StreamHead head) implements Node {}

    private record Several(Node left, Node right, Hash hash) implements Node {

        static Several of(Node left, Node right) {
            return new Several(left, right, Hash.ofMapNode(left.hash(), right.hash()));
        }

        Node side(boolean ofRight) {
            return ofRight ? right : left;
        }
    }
}
