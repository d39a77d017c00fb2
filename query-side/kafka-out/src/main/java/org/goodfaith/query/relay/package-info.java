/**
 * Sends stored events and obligation statuses to Kafka topics, in order within a case.
 *
 * <p>The command side owns the event table. {@link org.goodfaith.query.relay.TopicStream}, which decides what a topic
 * carries and in which form, is pure. May depend on the rulebook, the Kafka client, Spring's JDBC, and {@code store},
 * {@code periodic} and {@code viewpoint}. Start with {@link org.goodfaith.query.relay.FactRelay}.
 */
@NullMarked
package org.goodfaith.query.relay;

import org.jspecify.annotations.NullMarked;
