package org.goodfaith.events;

/** The ground on which one party takes the place of another. */
public enum SubstitutionGround {
    /** A public officer's successor, automatically (Fed. R. Civ. P. 25(d)). */
    PUBLIC_OFFICER,
    /** Death (Fed. R. Civ. P. 25(a)). */
    DEATH,
    /** Incompetency (Fed. R. Civ. P. 25(b)). */
    INCOMPETENCY,
    /** Transfer of interest (Fed. R. Civ. P. 25(c)). */
    TRANSFER_OF_INTEREST,
    /** Another ground, such as a real party in interest (Fed. R. Civ. P. 17(a)). */
    OTHER
}
