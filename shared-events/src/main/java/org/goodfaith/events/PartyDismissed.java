package org.goodfaith.events;

/**
 * A party was dismissed from the case. Its open obligations end.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param party the id of the party
 */
public record PartyDismissed(Circumstances circumstances, PartyId party) implements CourtAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
