package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * Parties did not appear at a scheduled event: nobody came for them. If only some of the required persons came, record
 * their attendance instead.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param event the key of the scheduled event
 * @param parties the parties for whom nobody appeared
 */
public record NonappearanceRecorded(
        Circumstances circumstances,
        EventKey event,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public NonappearanceRecorded {
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
