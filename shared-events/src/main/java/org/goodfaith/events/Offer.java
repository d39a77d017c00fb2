package org.goodfaith.events;

/** A move in the negotiation that asks for an answer. */
public sealed interface Offer permits DemandServed, CounterofferMade {

    /** @return the name of this move */
    OfferId offer();

    /** @return who made it and to whom */
    Actors actors();
}
