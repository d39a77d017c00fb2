/**
 * Keeps a copy of the record from the internal topic of facts, for a query side that cannot reach the event store. What
 * is derived is derived from the copy as it is from the store.
 *
 * <p>What makes a record the next of its case, {@link org.goodfaith.query.copy.ChainVerifier}, is pure. May depend on
 * Kafka's client, Spring's JDBC, and the relay's chain, record, rounds and viewpoint of this module. Start with
 * {@link org.goodfaith.query.copy.RecordCopy}.
 */
@NullMarked
package org.goodfaith.query.copy;

import org.jspecify.annotations.NullMarked;
