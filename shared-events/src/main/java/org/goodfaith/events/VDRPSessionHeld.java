package org.goodfaith.events;

/**
 * A VDRP session was held.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param event the key of the scheduled event
 */
public record VDRPSessionHeld(Circumstances circumstances, Actors actors, EventKey event)
        implements PartyAct, EventHeld {

    @Override
    public Visibility usualVisibility() {
        return Visibility.ADR;
    }
}
