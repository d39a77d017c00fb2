package org.goodfaith.events;

/** A fact that answers an offer. It answers only the offer it names. */
public sealed interface OfferAnswer permits CounterofferMade, OfferAccepted, OfferRejected {

    /** Returns the id of the answered offer. */
    OfferId answers();

    /** Returns the answering party and the recipients. */
    Actors actors();
}
