package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * The VDRP session was completed; the time for the completion report runs from here.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param event the scheduled session; absent if it was not scheduled on record
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
