package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A confidential settlement letter was submitted to the court. That it exists is shown to its sender and chambers only.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param pages its pages; absent if not recorded
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
