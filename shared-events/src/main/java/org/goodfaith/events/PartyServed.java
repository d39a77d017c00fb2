package org.goodfaith.events;

/**
 * A party was served with process, or waived service. From this day a party that had not been served owes what orders
 * impose on it.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param party the id of the party
 */
public record PartyServed(Circumstances circumstances, PartyId party) implements CourtAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
