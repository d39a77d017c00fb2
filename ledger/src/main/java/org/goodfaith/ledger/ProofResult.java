package org.goodfaith.ledger;

/** The result of checking a proof. */
public enum ProofResult {
    /** The proof proves its claim. */
    VALID,
    /** The proof has the right shape, but its hashes lead to another root. */
    INVALID,
    /** The proof cannot prove its claim whatever its hashes are: it is too short, too long or out of range. */
    MALFORMED
}
