package org.goodfaith.events;

/**
 * The parties stated that informal settlement efforts are exhausted.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 */
public record InformalEffortsExhausted(Circumstances circumstances, Actors actors) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
