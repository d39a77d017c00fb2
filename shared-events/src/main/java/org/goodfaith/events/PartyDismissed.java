package org.goodfaith.events;

/**
 * A party was dismissed from the case; what it had not yet to do ends.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param party the party
 */
public record PartyDismissed(Circumstances circumstances, PartyId party) implements CourtAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
