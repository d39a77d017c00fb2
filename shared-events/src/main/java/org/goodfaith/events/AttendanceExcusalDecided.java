package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * The court decided a request to be excused from attending.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param event the scheduled event it is about
 * @param party for which party
 * @param person whom it concerns
 * @param role the role it concerns; granting lifts that requirement only
 * @param granted whether it was granted
 * @param substitute who attends instead; absent if nobody
 */
public record AttendanceExcusalDecided(
        Circumstances circumstances,
        EventKey event,
        PartyId party,
        String person,
        AttendeeRole role,
        boolean granted,
        @Nullable String substitute)
        implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public AttendanceExcusalDecided {
        Texts.requireLine("person", person);
        if (substitute != null) {
            Texts.requireLine("substitute", substitute);
        }
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
