package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * A settlement failed. The obligations it had ended revive.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param parties the parties whose settlement failed
 */
public record SettlementFailed(
        Circumstances circumstances,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public SettlementFailed {
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
