package org.goodfaith.events;

/** Who may see a fact or an obligation. Every class includes the side that acted or owes. */
public enum Visibility {
    /** Anybody: it is on the read model. */
    PUBLIC,
    /** The parties, their counsel and chambers. */
    PARTIES,
    /** The neutral, the ADR administrator and chambers. */
    ADR,
    /** The chambers of the judge who made the order. */
    CHAMBERS;

    /** @return whether nobody may see what is of this class who may not see what is of the other */
    public boolean isWithin(Visibility other) {
        return this == other || this == CHAMBERS || other == PUBLIC;
    }
}
