package org.goodfaith.query.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.goodfaith.events.CourtTime;
import org.jspecify.annotations.Nullable;

/**
 * Formats dates and times as US courts write them, in one time zone. Times always name their zone, such as "PT". The
 * zone's name is the same in standard and daylight saving time.
 *
 * @param zone the time zone of all formatted times
 */
public record CourtTimes(ZoneId zone) {

    /** For times that belong to no court. */
    public static final CourtTimes UTC = new CourtTimes(ZoneId.of("UTC"));

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, MMM d, uuuu", Locale.US);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.US);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm", Locale.US);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("v", Locale.US);

    /** Returns a day with its weekday, such as "Mon, Nov 9, 2026". */
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Returns a day as documents write it, such as "November 9, 2026". */
    public String longDay(LocalDate day) {
        return LONG_DAY.format(day);
    }

    /** Returns a day in full, such as "Monday, November 9, 2026". */
    public String weekday(LocalDate day) {
        return WEEKDAY.format(day);
    }

    /** Returns a month, such as "November 2026". */
    public String month(YearMonth month) {
        return MONTH.format(month);
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
                        + ZONE.format(on.atTime(LocalTime.MAX).atZone(zone))
                : moment(on.atTime(at).atZone(zone));
    }

    /** Returns a time of day on a given day, such as "5:00 p.m. PT". */
    public String time(LocalDate on, LocalTime at) {
        return time(on.atTime(at).atZone(zone));
    }

    /** Returns the name of the zone, such as "Pacific Time". */
    public String zoneName() {
        return zone.getDisplayName(TextStyle.FULL, Locale.US);
    }

    private String moment(ZonedDateTime moment) {
        return DAY.format(moment) + ", " + time(moment);
    }

    private static String time(ZonedDateTime moment) {
        return TIME.format(moment) + (moment.getHour() < 12 ? " a.m. " : " p.m. ") + ZONE.format(moment);
    }
}
