package org.goodfaith.events;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who came to a scheduled event for a party, and with what authority. Limits of authority are not recorded.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param event the scheduled event it is about
 * @param attendees who came; absent if not recorded
 * @param arrivedTime the time the last of them arrived; absent if not recorded
 */
public record AttendanceRecorded(
        Circumstances circumstances,
        Actors actors,
        EventKey event,
        @Nullable List<Attendee> attendees,
        @Nullable LocalTime arrivedTime)
        implements PartyAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public AttendanceRecorded {
        if (attendees != null) {
            attendees = List.copyOf(attendees);
            Texts.requireDistinct("attendees", attendees, Limits.PARTIES_MAX);
        }
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
