package org.goodfaith.rulebook.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.goodfaith.events.UsDates;
import org.jspecify.annotations.Nullable;

/**
 * The last moment at which an act is timely, in the court's time zone.
 *
 * @param on the last day
 * @param time the last second at which an act is timely; null for the end of the day
 * @param overdueFrom the first instant at which an act is late: the start of the next day, or one second after
 *     {@code time}. Attendance has a time, but is late only from the start of the next day or by the time of arrival
 * @param zone the court's time zone
 */
public record DueMoment(LocalDate on, @Nullable LocalTime time, Instant overdueFrom, ZoneId zone) {

    @Override
    public String toString() {
        return time == null
                ? UsDates.day(on)
                : UsDates.exactMoment(on.atTime(time).atZone(zone));
    }
}
