package org.goodfaith.events;

/**
 * A party filed a notice that the VDRP administrator was contacted.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 */
public record VDRPNoticeFiled(Circumstances circumstances, Actors actors) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
