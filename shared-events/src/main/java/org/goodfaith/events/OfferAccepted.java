package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A party accepted an offer. The content of the offer is not recorded.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param answers the id of the accepted demand or counteroffer
 * @param inWriting true if the acceptance was in writing; absent if not recorded
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
