package org.goodfaith.events;

/**
 * An offer was withdrawn by who made it.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param offer the demand or counteroffer withdrawn
 */
public record OfferWithdrawn(Circumstances circumstances, Actors actors, OfferId offer) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
