/**
 * Sends what is on record to Kafka's topics: what each may carry, once, in order within a case, from the event store
 * and from nothing else.
 *
 * <p>The event table belongs to the command side and is only read. What a topic carries and in what form,
 * {@link org.goodfaith.query.relay.TopicStream}, is pure. May depend on the rulebook, Kafka's client, Spring's JDBC,
 * and the store, rounds and viewpoint of this module. Start with {@link org.goodfaith.query.relay.FactRelay}.
 */
@NullMarked
package org.goodfaith.query.relay;

import org.jspecify.annotations.NullMarked;
