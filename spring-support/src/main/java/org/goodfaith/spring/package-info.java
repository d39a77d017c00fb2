/**
 * Spring and Axon configuration that the command side and the query side share: access to the event store, the clock,
 * the migrations, periodic workers, and the report of a failed start.
 *
 * <p>Depends on Spring, Axon, Flyway, Jackson and {@code shared-events}. Start with
 * {@link org.goodfaith.spring.EventStoreAccess}.
 */
@NullMarked
package org.goodfaith.spring;

import org.jspecify.annotations.NullMarked;
