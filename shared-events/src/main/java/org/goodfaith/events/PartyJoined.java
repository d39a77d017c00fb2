package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A party joined the case. From this day it owes the obligations that orders impose on its side.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param party the id of the party, unique in the case
 * @param name the name of the party, as the docket shows it
 * @param side the side of the party
 * @param kind the kind of party, which decides who must attend for it
 * @param insured true if an insurance carrier covers the party; absent if not recorded
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
