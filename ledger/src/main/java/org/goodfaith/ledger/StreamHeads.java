package org.goodfaith.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where every stream ends: a Merkle map, sorted by the hashes of the streams' names. Immutable; a changed map shares
 * what did not change.
 *
 * <p>The place of a stream follows from its name alone, so under one root a stream has one end, or provably none. A
 * subtree with a single stream is that stream's leaf, which keeps proofs at about log n hashes:
 *
 * <pre>
 * nothing         H(04)
 * one stream      H(02 | key | value)      key = H(name), value = H(canonical {stream, lastSequence, lastLeaf})
 * several         H(03 | left | right)     left where the key's bit at this depth is 0
 * </pre>
 */
public final class StreamHeads {

    /** The map without streams. */
    public static final StreamHeads NONE = new StreamHeads(new Nothing());

    static final Hash NOTHING = Hash.ofMapNothing();

    private final Node root;

    private StreamHeads(Node root) {
        this.root = root;
    }

    public Hash root() {
        return root.hash();
    }

    /** @return this map with the stream ending here */
    public StreamHeads with(StreamHead head) {
        return new StreamHeads(with(root, 0, new One(head.key(), head.hash(), head)));
    }

    public Optional<StreamHead> find(String stream) {
        Hash key = StreamHead.key(stream);
        Node node = root;
        for (int depth = 0; node instanceof Several several; depth++) {
            node = several.side(key.bit(depth));
        }
        return node instanceof One one && one.key().equals(key) ? Optional.of(one.head()) : Optional.empty();
    }

    /** @return the proof of where the stream ends, or that the map has no such stream */
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
            case Nothing() -> added;
            case One one when one.key().equals(added.key()) -> added;
            case One one -> apart(one, added, depth);
            case Several several ->
                added.key().bit(depth)
                        ? Several.of(several.left(), with(several.right(), depth + 1, added))
                        : Several.of(with(several.left(), depth + 1, added), several.right());
        };
    }

    private static Node apart(One one, One other, int depth) {
        boolean right = one.key().bit(depth);
        if (right != other.key().bit(depth)) {
            return right ? Several.of(other, one) : Several.of(one, other);
        }
        Node both = apart(one, other, depth + 1);
        return right ? Several.of(new Nothing(), both) : Several.of(both, new Nothing());
    }

    private sealed interface Node {

        Hash hash();
    }

    private record Nothing() implements Node {

        @Override
        public Hash hash() {
            return NOTHING;
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
