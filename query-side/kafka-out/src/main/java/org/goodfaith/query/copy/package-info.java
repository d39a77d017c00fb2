/**
 * Keeps a copy of the record from the internal topic, for a query side without access to the event store.
 *
 * <p>{@link org.goodfaith.query.copy.ChainVerifier} is pure. May depend on the Kafka client, Spring's JDBC,
 * {@code relay}, {@code record}, {@code periodic} and {@code viewpoint}. Start with
 * {@link org.goodfaith.query.copy.RecordCopy}.
 */
@NullMarked
package org.goodfaith.query.copy;

import org.jspecify.annotations.NullMarked;
