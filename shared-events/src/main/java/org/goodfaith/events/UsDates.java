package org.goodfaith.events;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Formats dates and times in sentences, pages and documents as US courts write them. The API, files and URLs use ISO
 * 8601 instead.
 *
 * <p>Times name their zone by its generic abbreviation, such as "PT", which is the same in standard and daylight saving
 * time. Two cases need the specific one: a zone without daylight saving time, such as "MST" for Arizona, and the hour
 * that occurs twice when the clocks go back, such as "PDT" and then "PST".
 */
public final class UsDates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, MMM d, uuuu", Locale.US);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.US);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.US);
    private static final DateTimeFormatter SHORT_MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.US);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("h:mm", Locale.US);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("h:mm:ss", Locale.US);
    private static final DateTimeFormatter GENERIC_ZONE = DateTimeFormatter.ofPattern("v", Locale.US);
    private static final DateTimeFormatter SPECIFIC_ZONE = DateTimeFormatter.ofPattern("zzz", Locale.US);
    private static final int NOON_HOUR = 12;

    private UsDates() {}

    /** Returns a day with its short weekday, such as "Tue, Aug 20, 2024". */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Returns a day as orders write it, such as "August 20, 2024". */
    public static String longDay(LocalDate day) {
        return LONG_DAY.format(day);
    }

    /** Returns a day with its weekday in full, such as "Tuesday, August 20, 2024". */
    public static String weekday(LocalDate day) {
        return WEEKDAY.format(day);
    }

    /** Returns a month, such as "August 2024". */
    public static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** Returns a month for labels with little room, such as "Aug 2024". */
    public static String shortMonth(YearMonth month) {
        return SHORT_MONTH.format(month);
    }

    /** Returns a time of day without a zone, such as "5:00 p.m.", with its seconds unless they are zero. */
    public static String time(LocalTime time) {
        return (time.getSecond() == 0 ? MINUTES : SECONDS).format(time)
                + (time.getHour() < NOON_HOUR ? " a.m." : " p.m.");
    }

    /** Returns the time of day of a moment, such as "5:00 p.m. PT", with its seconds unless they are zero. */
    public static String time(ZonedDateTime moment) {
        return time(moment.toLocalTime()) + " " + zone(moment);
    }

    /** Returns a moment to the minute, such as "Tue, Aug 20, 2024, 5:00 p.m. PT". */
    public static String moment(ZonedDateTime moment) {
        return exactMoment(moment.truncatedTo(ChronoUnit.MINUTES));
    }

    /** Returns a moment with its seconds unless they are zero, such as "Tue, Aug 20, 2024, 5:00:01 p.m. PT". */
    public static String exactMoment(ZonedDateTime moment) {
        return day(moment.toLocalDate()) + ", " + time(moment);
    }

    /** Returns the abbreviation of a moment's zone, such as "PT". A zone that has none keeps its name. */
    public static String zone(ZonedDateTime moment) {
        var rules = moment.getZone().getRules();
        boolean occursTwice = rules.getValidOffsets(moment.toLocalDateTime()).size() > 1;
        boolean neverChanges = rules.nextTransition(moment.toInstant()) == null;
        return (occursTwice || neverChanges ? SPECIFIC_ZONE : GENERIC_ZONE).format(moment);
    }

    /** Returns the full name of a zone, such as "Pacific Time". */
    public static String zoneName(ZoneId zone) {
        return zone.getDisplayName(TextStyle.FULL, Locale.US);
    }
}
