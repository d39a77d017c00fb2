/**
 * Keeps the log over the record current, signs checkpoints and puts them outside the database, checks the record
 * against the log, and answers with proofs and bundles.
 *
 * <p>The event table belongs to the command side and is only read here, as it is stored. May depend on the ledger, the
 * bundle, Spring's JDBC, and the store, viewpoint, access and edge of this module. Start with
 * {@link org.goodfaith.query.ledger.Ledger}.
 */
@NullMarked
package org.goodfaith.query.ledger;

import org.jspecify.annotations.NullMarked;
