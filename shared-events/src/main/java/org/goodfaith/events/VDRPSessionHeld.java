package org.goodfaith.events;

/**
 * A VDRP session was held.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param event the scheduled event it is about
 */
public record VDRPSessionHeld(Circumstances circumstances, Actors actors, EventKey event)
        implements PartyAct, EventHeld {

    @Override
    public Visibility usualVisibility() {
        return Visibility.ADR;
    }
}
