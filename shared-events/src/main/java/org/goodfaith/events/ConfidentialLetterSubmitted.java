package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A party submitted a confidential settlement letter to the court. Only its sender and chambers see that it exists.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param pages the number of pages; absent if not recorded
 */
public record ConfidentialLetterSubmitted(
        Circumstances circumstances,
        Actors actors,
        @Nullable Integer pages) implements PartyAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public ConfidentialLetterSubmitted {
        Limits.requireCount("pages", pages);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.CHAMBERS;
    }
}
