package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * Parties reached a settlement. Obligations owed only by these parties end. The settlement terms are not recorded.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param parties the parties that settled
 */
public record SettlementReached(
        Circumstances circumstances,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public SettlementReached {
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
