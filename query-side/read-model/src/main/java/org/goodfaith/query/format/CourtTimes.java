package org.goodfaith.query.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.UsDates;
import org.jspecify.annotations.Nullable;

/**
 * Formats dates and times in one time zone. See {@link UsDates} for the formats.
 *
 * @param zone the time zone of all formatted times
 */
public record CourtTimes(ZoneId zone) {

    /** For times that belong to no court. */
    public static final CourtTimes UTC = new CourtTimes(ZoneId.of("UTC"));

    /** Returns a day with its weekday, such as "Mon, Nov 9, 2026". */
    public String day(LocalDate day) {
        return UsDates.day(day);
    }

    /** Returns a day as documents write it, such as "November 9, 2026". */
    public String longDay(LocalDate day) {
        return UsDates.longDay(day);
    }

    /** Returns a day in full, such as "Monday, November 9, 2026". */
    public String weekday(LocalDate day) {
        return UsDates.weekday(day);
    }

    /** Returns a month, such as "November 2026". */
    public String month(YearMonth month) {
        return UsDates.month(month);
    }

    /** Returns a moment, such as "Mon, Nov 9, 2026, 5:00 p.m. PT". */
    public String moment(Instant moment) {
        return moment(moment.atZone(zone));
    }

    /** Returns a moment in this formatter's zone, such as "Mon, Nov 9, 2026, 5:00 p.m. PT". */
    public String moment(OffsetDateTime moment) {
        return moment(moment.atZoneSameInstant(zone));
    }

    /** Returns a recorded time: its day, followed by the time of day if one was recorded. */
    public String of(CourtTime time) {
        return time.time() == null ? day(time.on()) : moment(time.startsAt(zone).atZone(zone));
    }

    /** Returns a deadline: its day with the time of day, or with "end of day" if {@code at} is absent. */
    public String due(LocalDate on, @Nullable LocalTime at) {
        return at == null
                ? day(on) + ", end of day "
                        + UsDates.zone(on.atTime(LocalTime.MAX).atZone(zone))
                : moment(on.atTime(at).atZone(zone));
    }

    /** Returns a time of day on a given day, such as "5:00 p.m. PT". */
    public String time(LocalDate on, LocalTime at) {
        return UsDates.time(on.atTime(at).atZone(zone));
    }

    /** Returns the name of the zone, such as "Pacific Time". */
    public String zoneName() {
        return UsDates.zoneName(zone);
    }

    private static String moment(ZonedDateTime moment) {
        return UsDates.moment(moment);
    }
}
