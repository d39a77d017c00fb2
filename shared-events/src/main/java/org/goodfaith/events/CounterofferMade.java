package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A counteroffer was made. Amount and terms are not recorded.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param offer names this counteroffer
 * @param answers the demand or counteroffer it answers
 * @param inWriting whether it was in writing; absent if not recorded
 * @param explanationGiven whether an explanation came with it; absent if not recorded
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
