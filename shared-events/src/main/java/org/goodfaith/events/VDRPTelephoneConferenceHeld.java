package org.goodfaith.events;

/**
 * The telephone conference with the neutral was held.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 */
public record VDRPTelephoneConferenceHeld(Circumstances circumstances, Actors actors) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.ADR;
    }
}
