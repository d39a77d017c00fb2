package org.goodfaith.events;

/**
 * A party notified chambers that the case settled.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 */
public record ChambersNotifiedOfSettlement(Circumstances circumstances, Actors actors) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
