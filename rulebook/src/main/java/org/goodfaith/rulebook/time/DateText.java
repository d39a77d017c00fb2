package org.goodfaith.rulebook.time;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats dates in explanations and warnings. */
public final class DateText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.US);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.US);

    private DateText() {}

    /** Returns a day with its weekday, such as {@code Sat 2025-07-05}. */
    public static String text(LocalDate day) {
        return DAY.format(day);
    }

    /** Returns a moment with weekday and time zone, such as {@code Sat 2025-07-05 10:00 PDT}. */
    static String text(ZonedDateTime moment) {
        return text(moment.toLocalDate()) + " " + moment.toLocalTime() + " " + ZONE.format(moment);
    }
}
