/**
 * Sample code for integrators. It is compiled with Goodfaith and used by its tests.
 *
 * <p>Depends on the Kafka client, Jackson and the JDK, and on no other module. Start with
 * {@link org.goodfaith.examples.FactConsumer}; the contract is in {@code docs/kafka.md}.
 */
@NullMarked
package org.goodfaith.examples;

import org.jspecify.annotations.NullMarked;
