package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * Counsel provided a copy of the order to participating parties.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param order the order
 * @param toEachParticipatingParty whether to each of them; absent if not recorded
 */
public record OrderCopyProvided(
        Circumstances circumstances,
        Actors actors,
        OrderId order,
        @Nullable Boolean toEachParticipatingParty) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
