package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * An offer was rejected without a counteroffer.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param answers the demand or counteroffer rejected
 * @param inWriting whether it was in writing; absent if not recorded
 */
public record OfferRejected(
        Circumstances circumstances,
        Actors actors,
        OfferId answers,
        @Nullable Boolean inWriting) implements PartyAct, OfferAnswer {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
