package org.goodfaith.bundle;

import org.goodfaith.ledger.Envelope;

/**
 * A stored event and its position in the log.
 *
 * @param index the index of its leaf, from 0
 * @param envelope the event
 */
public record StoredEvent(long index, Envelope envelope) {}
