package org.goodfaith.events;

/**
 * A party completed the discovery needed to evaluate the case for settlement.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 */
public record SettlementDiscoveryCompleted(Circumstances circumstances, Actors actors) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
