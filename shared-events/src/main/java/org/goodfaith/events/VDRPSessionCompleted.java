package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * The VDRP session was completed. The time for the completion report runs from this fact.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param event the key of the scheduled session; absent if no session was scheduled on the record
 */
public record VDRPSessionCompleted(
        Circumstances circumstances,
        Actors actors,
        @Nullable EventKey event) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
