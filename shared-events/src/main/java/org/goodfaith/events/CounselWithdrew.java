package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * An attorney withdrew for one or more parties.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param counsel the id of the attorney
 * @param parties the parties no longer represented
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
