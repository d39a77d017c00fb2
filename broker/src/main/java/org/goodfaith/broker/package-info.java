/**
 * A real Kafka broker for tests. It is not part of Goodfaith.
 *
 * <p>Depends on no other module. Start with {@link org.goodfaith.broker.Broker}.
 */
@NullMarked
package org.goodfaith.broker;

import org.jspecify.annotations.NullMarked;
