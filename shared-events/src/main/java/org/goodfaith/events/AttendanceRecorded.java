package org.goodfaith.events;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A party attended a scheduled event. {@link NonappearanceRecorded} says that nobody came for a party. Limits of
 * settlement authority are not recorded.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param event the key of the scheduled event
 * @param attendees the persons who attended for the party; absent if not recorded
 * @param arrivedTime the time of day the last attendee arrived, in the court's time zone; absent if not recorded
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
