package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * The court granted or denied a request to excuse a person from attending.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param event the key of the scheduled event
 * @param party the party that asked
 * @param person the name of the person concerned
 * @param role the role of that person; a granted request lifts the requirement for this role only
 * @param granted true if the court granted the request
 * @param substitute the name of the person who attends instead; absent if nobody does
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
