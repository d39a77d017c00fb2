package org.goodfaith.ledger;

/** The stored hashes of a log's complete subtrees. Once stored, a hash never changes. */
@FunctionalInterface
public interface LogNodes {

    /**
     * @param level the height of the subtree: it covers 2<sup>level</sup> leaves
     * @param position its number among the subtrees of its height, from the left, from 0
     */
    Hash at(int level, long position);
}
