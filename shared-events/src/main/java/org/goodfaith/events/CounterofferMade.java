package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A party made a counteroffer. Its amount and terms are not recorded.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param offer the id of this counteroffer
 * @param answers the id of the demand or counteroffer it answers
 * @param inWriting true if the counteroffer was in writing; absent if not recorded
 * @param explanationGiven true if the counteroffer came with an explanation; absent if not recorded
 */
public record CounterofferMade(
        Circumstances circumstances,
        Actors actors,
        OfferId offer,
        OfferId answers,
        @Nullable Boolean inWriting,
        @Nullable Boolean explanationGiven)
        implements PartyAct, Offer, OfferAnswer {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
