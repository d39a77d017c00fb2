package org.goodfaith.events;

/**
 * Chambers were notified that the case settled.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 */
public record ChambersNotifiedOfSettlement(Circumstances circumstances, Actors actors) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
