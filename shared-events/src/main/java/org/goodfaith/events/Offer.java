package org.goodfaith.events;

/** A demand or counteroffer, which asks for an answer. */
public sealed interface Offer permits DemandServed, CounterofferMade {

    /** Returns the id of this offer. */
    OfferId offer();

    /** Returns the offeror and the recipients. */
    Actors actors();
}
