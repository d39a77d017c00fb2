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
 * A date in the text of an order, such as {@code Tuesday, August 20, 2024}, {@code the 20th day of August, 2024} or
 * {@code 8/20/2024}.
 *
 * @param words the text of the date
 * @param weekday the weekday; null if the text has none
 * @param month the month, from 1
 * @param dayOfMonth the day of the month, which may not exist
 * @param year the year; empty if the text has none
 * @param from the index of its first character in the text
 * @param until the index after its last character
 */
record QuotedDate(
        String words, @Nullable DayOfWeek weekday, int month, int dayOfMonth, OptionalInt year, int from, int until) {

    private static final String WEEKDAY =
            "(?:\\b(?<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+(?:the\\s+)?)?";
    /** Months begin with a capital letter: {@code may} and {@code march} are words. */
    private static final String MONTH =
            "\\b(?-i:(?=[A-Z]))(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";

    private static final String DAY_OF_MONTH = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
    /** Not a period, such as {@code MAY 10 DAYS BEFORE}, and not a time. */
    private static final String NO_PERIOD =
            "(?![:.]\\d)(?!\\s*(?:court|calendar|business|minutes?|hours?|days?|weeks?|months?|years?|pages?|times?)\\b)";

    private static final Pattern MONTH_FIRST = Pattern.compile(
            WEEKDAY + MONTH + "\\s+" + DAY_OF_MONTH + "\\b" + NO_PERIOD + "(?:(?:,?\\s+|,)(?<year>\\d{4})\\b)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY_FIRST = Pattern.compile(
            WEEKDAY + "\\b" + DAY_OF_MONTH + "\\s+(?:day\\s+of\\s+)?" + MONTH + ",?\\s+(?<year>\\d{4})\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMERIC = Pattern.compile(
            WEEKDAY
                    + "(?<![\\d/-])(?<month>\\d{1,2})(?<separator>[/-])(?<day>\\d{1,2})\\k<separator>(?<year>\\d{4}|\\d{2})"
                    + "(?![\\d/-])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ISO =
            Pattern.compile("(?<![\\d-])(?<year>(?:19|20)\\d{2})-(?<month>\\d{2})-(?<day>\\d{2})(?![\\d-])");
    private static final int ABBREVIATION_LENGTH = 3;
    private static final int CENTURY = 100;
    private static final int THIS_CENTURY = 2000;
    private static final Pattern DOCKET_NUMBER_LIKE = Pattern.compile("\\d{1,2}-\\d{1,2}-\\d{2}");

    static List<QuotedDate> in(String text) {
        return Stream.of(MONTH_FIRST, DAY_FIRST, NUMERIC, ISO)
                .flatMap(form -> form.matcher(text).results())
                // Numbers of rules and cases have hyphens and no year of four digits.
                .filter(found -> !DOCKET_NUMBER_LIKE.matcher(found.group()).matches())
                .map(QuotedDate::of)
                .toList();
    }

    /** Returns true if the quotation can mean this day. A quotation without a year can mean the day in any year. */
    boolean isOn(LocalDate on) {
        return month == on.getMonthValue()
                && dayOfMonth == on.getDayOfMonth()
                && (year.isEmpty() || year.getAsInt() == on.getYear());
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

    private static QuotedDate of(MatchResult found) {
        String year = found.group("year");
        String month = found.group("month");
        return new QuotedDate(
                found.group(),
                found.namedGroups().containsKey("weekday") ? weekday(found.group("weekday")) : null,
                Character.isDigit(month.charAt(0)) ? Integer.parseInt(month) : month(month),
                Integer.parseInt(found.group("day")),
                year == null ? OptionalInt.empty() : OptionalInt.of(year(Integer.parseInt(year))),
                found.start(),
                found.end());
    }

    private static int year(int written) {
        return written < CENTURY ? THIS_CENTURY + written : written;
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
