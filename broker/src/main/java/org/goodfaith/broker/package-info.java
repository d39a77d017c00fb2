/**
 * A real Kafka broker for tests. No part of the product.
 *
 * <p>Depends on nothing of ours. Start with {@link org.goodfaith.broker.Broker}.
 */
@NullMarked
package org.goodfaith.broker;

import org.jspecify.annotations.NullMarked;
