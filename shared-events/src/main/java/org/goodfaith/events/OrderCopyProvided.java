package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * Counsel provided a copy of the order to participating parties.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param order the id of the order
 * @param toEachParticipatingParty true if every participating party received a copy; absent if not recorded
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
