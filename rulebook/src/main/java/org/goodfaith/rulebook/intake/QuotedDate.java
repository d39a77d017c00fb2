package org.goodfaith.rulebook.intake;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A date in the text of an order, such as {@code Tuesday, August 20, 2024} or {@code 8/20/2024}.
 *
 * @param words the text of the date
 * @param weekday the weekday; null if the text has none
 * @param month the month, from 1
 * @param dayOfMonth the day of the month, which may not exist
 * @param year the year; empty if the text has none
 */
record QuotedDate(String words, @Nullable DayOfWeek weekday, int month, int dayOfMonth, OptionalInt year) {

    private static final String WEEKDAY =
            "(?:\\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?";
    private static final String MONTHS =
            "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
                    + "|nov(?:ember)?|dec(?:ember)?)";
    private static final Pattern WRITTEN = Pattern.compile(
            WEEKDAY + "\\b" + MONTHS + "\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(\\d{4})\\b)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMERIC =
            Pattern.compile(WEEKDAY + "\\b(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})\\b", Pattern.CASE_INSENSITIVE);
    private static final int ABBREVIATION_LENGTH = 3;
    private static final int CENTURY = 100;
    private static final int THIS_CENTURY = 2000;

    static List<QuotedDate> in(String text) {
        return Stream.concat(
                        WRITTEN.matcher(text).results().map(QuotedDate::written),
                        NUMERIC.matcher(text).results().map(QuotedDate::numeric))
                .toList();
    }

    /** Returns the day, if the text has a year and the day exists. */
    Optional<LocalDate> day() {
        return year.isEmpty() ? Optional.empty() : in(year.getAsInt());
    }

    /** Returns the days with this month and day within one year before and after the given day. */
    List<LocalDate> nearest(LocalDate day) {
        return Stream.of(day.getYear() - 1, day.getYear(), day.getYear() + 1)
                .flatMap(someYear -> in(someYear).stream())
                .filter(on -> on.isAfter(day.minusYears(1)) && on.isBefore(day.plusYears(1)))
                .toList();
    }

    private Optional<LocalDate> in(int someYear) {
        try {
            return Optional.of(LocalDate.of(someYear, month, dayOfMonth));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static QuotedDate written(MatchResult found) {
        String year = found.group(4);
        return new QuotedDate(
                found.group(),
                weekday(found.group(1)),
                month(found.group(2)),
                Integer.parseInt(found.group(3)),
                year == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year)));
    }

    private static QuotedDate numeric(MatchResult found) {
        int year = Integer.parseInt(found.group(4));
        return new QuotedDate(
                found.group(),
                weekday(found.group(1)),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3)),
                OptionalInt.of(year < CENTURY ? THIS_CENTURY + year : year));
    }

    private static @Nullable DayOfWeek weekday(@Nullable String name) {
        return name == null
                ? null
                : Arrays.stream(DayOfWeek.values())
                        .filter(day -> begins(day.name(), name))
                        .findFirst()
                        .orElseThrow();
    }

    private static int month(String name) {
        return Arrays.stream(Month.values())
                .filter(month -> begins(month.name(), name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static boolean begins(String name, String shorter) {
        return name.startsWith(shorter.substring(0, ABBREVIATION_LENGTH).toUpperCase(Locale.ROOT));
    }
}
