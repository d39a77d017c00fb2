/**
 * Maintains the Merkle log over the event store, signs and publishes checkpoints, verifies the store against the log,
 * and serves proofs and bundles.
 *
 * <p>The command side owns the event table. May depend on the ledger and bundle modules, Spring's JDBC, and
 * {@code store}, {@code viewpoint}, {@code access} and {@code edge}. Start with
 * {@link org.goodfaith.query.ledger.Ledger}.
 */
@NullMarked
package org.goodfaith.query.ledger;

import org.jspecify.annotations.NullMarked;
