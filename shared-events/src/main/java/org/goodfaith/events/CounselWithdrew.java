package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * An attorney withdrew for one or more parties.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param counsel the attorney
 * @param parties for whom
 */
public record CounselWithdrew(
        Circumstances circumstances,
        CounselId counsel,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public CounselWithdrew {
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
