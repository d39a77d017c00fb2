package org.goodfaith.events;

/** The audience of a fact or obligation. Every audience includes the side that acted or owes. */
public enum Visibility {
    /** Everyone, because the docket is public. */
    PUBLIC,
    /** The parties, their counsel and chambers. */
    PARTIES,
    /** The neutral, the ADR administrator and chambers. */
    ADR,
    /** The chambers of the judge who made the order. */
    CHAMBERS;

    /** Returns true if everyone in this audience is also in the other audience. */
    public boolean isWithin(Visibility other) {
        return this == other || this == CHAMBERS || other == PUBLIC;
    }
}
