package org.goodfaith.ledger;

/** The hash of a complete subtree, to be stored; see {@link LogNodes}. */
public record LogNode(int level, long position, Hash hash) {}
