package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * An offer was accepted. What was accepted is not recorded.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param answers the demand or counteroffer accepted
 * @param inWriting whether it was in writing; absent if not recorded
 */
public record OfferAccepted(
        Circumstances circumstances,
        Actors actors,
        OfferId answers,
        @Nullable Boolean inWriting) implements PartyAct, OfferAnswer {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
