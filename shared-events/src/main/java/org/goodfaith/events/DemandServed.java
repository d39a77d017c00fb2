package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A party served a settlement demand. Its amount and terms are not recorded.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param offer the id of this demand
 * @param inWriting true if the demand was in writing; absent if not recorded
 * @param damagesItemized true if the demand itemizes damages; absent if not recorded
 * @param explanationGiven true if the demand came with an explanation; absent if not recorded
 */
public record DemandServed(
        Circumstances circumstances,
        Actors actors,
        OfferId offer,
        @Nullable Boolean inWriting,
        @Nullable Boolean damagesItemized,
        @Nullable Boolean explanationGiven)
        implements PartyAct, Offer {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
