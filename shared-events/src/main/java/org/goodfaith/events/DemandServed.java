package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A settlement demand was served. Amount and terms are not recorded.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param offer names this demand
 * @param inWriting whether it was in writing; absent if not recorded
 * @param damagesItemized whether it itemizes damages; absent if not recorded
 * @param explanationGiven whether an explanation came with it; absent if not recorded
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
