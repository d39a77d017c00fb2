package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A day, or a day and a time to the second, in the court's local time.
 *
 * <p>The JSON form is one string, {@code "2024-08-06"} or {@code "2024-08-06T10:00"}. The time zone is the court's and
 * is not part of the value. A time that a clock change repeats means the earlier one. A time that a clock change skips
 * moves forward by the gap.
 *
 * @param on the day, from 1970 to 2199
 * @param time the time of day, to the second; absent if only the day is known
 */
public record CourtTime(LocalDate on, @Nullable LocalTime time) {

    /** @throws IllegalArgumentException if the year is out of range or the time is finer than a second */
    public CourtTime {
        if (on.getYear() < Limits.YEAR_MIN || on.getYear() > Limits.YEAR_MAX) {
            throw new IllegalArgumentException(
                    "the year of " + on + " is not between " + Limits.YEAR_MIN + " and " + Limits.YEAR_MAX);
        }
        if (time != null && !time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("times are recorded to the second; remove the fraction of " + time);
        }
    }

    public static CourtTime on(LocalDate day) {
        return new CourtTime(day, null);
    }

    public static CourtTime at(LocalDate day, LocalTime time) {
        return new CourtTime(day, time);
    }

    /** Converts an instant to the court's local time, truncated to the second. */
    public static CourtTime of(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
        return at(local.toLocalDate(), local.toLocalTime());
    }

    /**
     * Parses {@code yyyy-MM-dd} or {@code yyyy-MM-ddTHH:mm[:ss]}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    @JsonCreator
    public static CourtTime of(String text) {
        try {
            int separator = text.indexOf('T');
            return separator < 0
                    ? on(LocalDate.parse(text))
                    : at(LocalDate.parse(text.substring(0, separator)), LocalTime.parse(text.substring(separator + 1)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a day such as 2024-08-06 nor a day and time such as 2024-08-06T10:00",
                    e);
        }
    }

    /** Returns true if this value adds the time to another that gives only the same day. */
    public boolean isHourOf(CourtTime day) {
        return day.time == null && time != null && on.equals(day.on);
    }

    /** Returns the earliest instant this value can mean: the start of the day if no time is known. */
    public Instant startsAt(ZoneId zone) {
        return (time == null ? on.atStartOfDay(zone) : on.atTime(time).atZone(zone)).toInstant();
    }

    /** Returns the day, and the time if known, for display, such as "Tue, Aug 6, 2024, 10:00 a.m." */
    public String inWords() {
        return time == null ? UsDates.day(on) : UsDates.day(on) + ", " + UsDates.time(time);
    }

    /**
     * Returns the value for display, with the time zone if a time is known, such as "Tue, Aug 6, 2024, 10:00 a.m. PT".
     */
    public String inWords(ZoneId zone) {
        return time == null
                ? UsDates.day(on)
                : UsDates.exactMoment(startsAt(zone).atZone(zone));
    }

    @JsonValue
    @Override
    public String toString() {
        return time == null ? on.toString() : on + "T" + time;
    }
}
