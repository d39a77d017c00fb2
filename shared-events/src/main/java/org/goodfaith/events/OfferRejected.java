package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A party rejected an offer without a counteroffer.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param answers the id of the rejected demand or counteroffer
 * @param inWriting true if the rejection was in writing; absent if not recorded
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
