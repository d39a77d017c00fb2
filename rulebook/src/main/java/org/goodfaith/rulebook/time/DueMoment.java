package org.goodfaith.rulebook.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The last moment at which an act is in time, on the court's clock.
 *
 * @param on the last day
 * @param time the last second of it, if that is not the end of the day
 * @param overdueFrom the first moment that is too late: the start of the next day, or one second after {@code time}
 * @param zone that of the court's clock
 */
public record DueMoment(LocalDate on, @Nullable LocalTime time, Instant overdueFrom, ZoneId zone) {

    @Override
    public String toString() {
        return time == null
                ? ClosedDay.text(on)
                : ClosedDay.text(on.atTime(time).atZone(zone));
    }
}
