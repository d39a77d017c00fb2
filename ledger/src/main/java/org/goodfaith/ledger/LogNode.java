package org.goodfaith.ledger;

/** The hash of a complete subtree, to be stored. {@link LogNodes} explains level and position. */
public record LogNode(int level, long position, Hash hash) {}
