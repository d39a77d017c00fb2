package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A party joined the case; it owes from this day what orders require of its side.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param party the party
 * @param name as the read model names it
 * @param side on which side
 * @param kind which decides who must attend for it
 * @param insured whether a carrier stands behind it; absent if not recorded
 */
public record PartyJoined(
        Circumstances circumstances,
        PartyId party,
        String name,
        Side side,
        PartyKind kind,
        @Nullable Boolean insured) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public PartyJoined {
        Texts.requireLine("name", name);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
