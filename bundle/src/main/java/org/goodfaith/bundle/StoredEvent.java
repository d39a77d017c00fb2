package org.goodfaith.bundle;

import org.goodfaith.ledger.Envelope;

/**
 * An event as it is stored, and its place in the log.
 *
 * @param index the number of its leaf
 */
public record StoredEvent(long index, Envelope envelope) {}
