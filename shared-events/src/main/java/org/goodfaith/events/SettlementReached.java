package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * Parties reached a settlement; what only they owed ends. The terms are not recorded.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param parties those who settled
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
