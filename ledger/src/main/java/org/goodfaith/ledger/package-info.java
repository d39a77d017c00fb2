/**
 * The cryptography that makes the record tamper-evident: the canonical form of a stored event, the Merkle log of all
 * events, the map of stream heads, the seals that close the record, and signed checkpoints. The package uses no clock,
 * no database and no file except the key file of {@link org.goodfaith.ledger.KeyFile}.
 *
 * <p>May depend on the JDK, Jackson, the JSON canonicalization library and {@link org.goodfaith.events.Sha256} only.
 * Start with {@link org.goodfaith.ledger.MerkleLog} and {@link org.goodfaith.ledger.Checkpoint}.
 */
@NullMarked
package org.goodfaith.ledger;

import org.jspecify.annotations.NullMarked;
