/**
 * Ordered access to the event store: the settled position, the tokens of its processors, and locks that let one of
 * several nodes do some work.
 *
 * <p>The command side owns the event table. May depend on Spring's JDBC, Axon's tokens and {@code viewpoint}. Start
 * with {@link org.goodfaith.query.store.StoreOrder}.
 */
@NullMarked
package org.goodfaith.query.store;

import org.jspecify.annotations.NullMarked;
