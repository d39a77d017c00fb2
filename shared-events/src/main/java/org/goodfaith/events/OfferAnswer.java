package org.goodfaith.events;

/** A move that answers an offer; it answers only the one it names. */
public sealed interface OfferAnswer permits CounterofferMade, OfferAccepted, OfferRejected {

    /** @return the offer it answers */
    OfferId answers();

    /** @return who answered and to whom */
    Actors actors();
}
