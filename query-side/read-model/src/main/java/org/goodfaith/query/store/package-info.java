/**
 * The event store as those see it who work through it in order: up to where its order is final, and how one of several
 * nodes becomes the one that works.
 *
 * <p>The event table belongs to the command side and is only read. May depend on Spring's JDBC and the viewpoint of
 * this module. Start with {@link org.goodfaith.query.store.StoreOrder}.
 */
@NullMarked
package org.goodfaith.query.store;

import org.jspecify.annotations.NullMarked;
