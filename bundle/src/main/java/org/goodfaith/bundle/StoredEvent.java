package org.goodfaith.bundle;

import org.goodfaith.ledger.EventLeaf;

/**
 * A stored event and its position in the log.
 *
 * @param index the index of its leaf, from 0
 * @param content the content of its leaf
 */
public record StoredEvent(long index, EventLeaf content) {}
