package org.goodfaith.events;

/**
 * The court's VDRP administrator was contacted.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 */
public record VDRPContacted(Circumstances circumstances, Actors actors) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
