package org.goodfaith.ledger;

/** Reads the stored hashes of the complete subtrees of a log. A stored hash never changes. */
@FunctionalInterface
public interface LogNodes {

    /**
     * @param level the height of the subtree, which covers 2<sup>level</sup> leaves
     * @param position the index of the subtree among those of its height, from the left, starting at 0
     */
    Hash at(int level, long position);
}
