package org.goodfaith.events;

/**
 * A notice that the VDRP administrator was contacted was filed.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 */
public record VDRPNoticeFiled(Circumstances circumstances, Actors actors) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
