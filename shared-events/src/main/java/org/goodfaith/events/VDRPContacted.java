package org.goodfaith.events;

/**
 * A party contacted the court's VDRP administrator.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 */
public record VDRPContacted(Circumstances circumstances, Actors actors) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
