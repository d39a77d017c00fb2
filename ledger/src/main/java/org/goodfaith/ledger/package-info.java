/**
 * What makes the record prove itself: the canonical form of a stored event, the Merkle log of all of them, the map of
 * where each stream ends, and checkpoints signed over both. Pure: no clock, no database, and no file but
 * {@link org.goodfaith.ledger.KeyFile}'s.
 *
 * <p>May depend on the JDK and the JSON canonicalization library only. Start with
 * {@link org.goodfaith.ledger.MerkleLog} and {@link org.goodfaith.ledger.Checkpoint}.
 */
@NullMarked
package org.goodfaith.ledger;

import org.jspecify.annotations.NullMarked;
