package org.goodfaith.events;

/**
 * A party withdrew its own offer.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param offer the id of the withdrawn demand or counteroffer
 */
public record OfferWithdrawn(Circumstances circumstances, Actors actors, OfferId offer) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
