package org.goodfaith.ledger;

/** What checking a proof came to. */
public enum Verdict {
    /** It proves what it claims. */
    HOLDS,
    /** It has the right shape, but its hashes lead elsewhere. */
    REFUTED,
    /** It cannot be a proof of the claim whatever its hashes: too short, too long, or out of range. */
    DEGENERATE
}
