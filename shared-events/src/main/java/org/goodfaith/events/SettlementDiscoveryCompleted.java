package org.goodfaith.events;

/**
 * A party completed the discovery needed to evaluate the case for settlement.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 */
public record SettlementDiscoveryCompleted(Circumstances circumstances, Actors actors) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
