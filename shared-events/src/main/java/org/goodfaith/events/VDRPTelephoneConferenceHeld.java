package org.goodfaith.events;

/**
 * The telephone conference with the neutral was held.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 */
public record VDRPTelephoneConferenceHeld(Circumstances circumstances, Actors actors) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.ADR;
    }
}
