package org.goodfaith.ledger;

/** What checking a proof came to. */
public enum ProofResult {
    /** It proves what it claims. */
    VALID,
    /** It has the right shape, but its hashes lead elsewhere. */
    INVALID,
    /** It cannot be a proof of the claim whatever its hashes: too short, too long, or out of range. */
    MALFORMED
}
