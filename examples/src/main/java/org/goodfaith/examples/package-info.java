/**
 * What an integrator writes, as code that is compiled with the product and that its tests use.
 *
 * <p>Depends on Kafka's client, Jackson and the JDK, and on nothing of ours. Start with
 * {@link org.goodfaith.examples.FactConsumer}; the contract is in {@code docs/kafka.md}.
 */
@NullMarked
package org.goodfaith.examples;

import org.jspecify.annotations.NullMarked;
