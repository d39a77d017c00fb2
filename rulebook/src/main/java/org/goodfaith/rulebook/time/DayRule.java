package org.goodfaith.rulebook.time;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;
import static java.time.temporal.TemporalAdjusters.next;
import static java.time.temporal.TemporalAdjusters.previous;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule that gives the day of a holiday in a year. */
@FunctionalInterface
interface DayRule {

    Pattern IN_MONTH = Pattern.compile("(first|second|third|fourth|last) (\\w+) of (\\w+)");
    Pattern BESIDE = Pattern.compile("(\\w+) (after|before) (.+)");
    Pattern ON_A_MONDAY = Pattern.compile("(.+) kept on a Monday");
    Pattern FIXED = Pattern.compile("(\\w+) (\\d+)");
    List<String> ORDINALS = List.of("first", "second", "third", "fourth");

    LocalDate in(int year);

    /**
     * Parses the words of the holiday file, such as {@code March 31}, {@code last Friday of October}, {@code Tuesday
     * after first Monday of November}, {@code day after fourth Thursday of November}, {@code June 19 kept on a Monday},
     * {@code Good Friday}, or a day of {@link MovableDays}.
     */
    static DayRule parse(String words) {
        return switch (words) {
            case "Mardi Gras" -> easter(-47);
            case "Holy Thursday" -> easter(-3);
            case "Good Friday" -> easter(-2);
            case "Easter Monday" -> easter(1);
            default -> MovableDays.find(words).orElseGet(() -> parseCivil(words));
        };
    }

    private static DayRule parseCivil(String words) {
        Matcher rule = ON_A_MONDAY.matcher(words);
        if (rule.matches()) {
            return onAMonday(parse(rule.group(1)));
        }
        rule = IN_MONTH.matcher(words);
        if (rule.matches()) {
            return inMonth(rule.group(1), weekday(rule.group(2)), month(rule.group(3)));
        }
        rule = BESIDE.matcher(words);
        if (rule.matches()) {
            return beside(rule.group(1), rule.group(2).equals("after"), parse(rule.group(3)));
        }
        rule = FIXED.matcher(words);
        if (rule.matches()) {
            Month month = month(rule.group(1));
            int day = Integer.parseInt(rule.group(2));
            return year -> LocalDate.of(year, month, day);
        }
        throw new IllegalArgumentException("not the rule of a date");
    }

    private static DayRule inMonth(String ordinal, DayOfWeek weekday, Month month) {
        int nth = ORDINALS.indexOf(ordinal) + 1;
        return year ->
                LocalDate.of(year, month, 1).with(nth == 0 ? lastInMonth(weekday) : dayOfWeekInMonth(nth, weekday));
    }

    private static DayRule beside(String day, boolean after, DayRule rule) {
        if (day.equals("day")) {
            return year -> rule.in(year).plusDays(after ? 1 : -1);
        }
        DayOfWeek weekday = weekday(day);
        return year -> rule.in(year).with(after ? next(weekday) : previous(weekday));
    }

    /** Moves a day from Tuesday to Friday back to Monday, and a day of the weekend forward to it. */
    private static DayRule onAMonday(DayRule rule) {
        return year -> {
            LocalDate day = rule.in(year);
            int fromMonday = day.getDayOfWeek().getValue() - 1;
            return fromMonday < DayOfWeek.FRIDAY.getValue() ? day.minusDays(fromMonday) : day.plusDays(7L - fromMonday);
        };
    }

    private static DayOfWeek weekday(String name) {
        return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Month month(String name) {
        return Month.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Counts from Easter Sunday of the Gregorian calendar, by the anonymous (Meeus/Jones/Butcher) algorithm. */
    private static DayRule easter(int days) {
        return year -> {
            int goldenNumber = year % 19;
            int century = year / 100;
            int yearOfCentury = year % 100;
            int epact = (19 * goldenNumber + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
            int toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
            int correction = (goldenNumber + 11 * epact + 22 * toSunday) / 451;
            int easter = epact + toSunday - 7 * correction + 114;
            return LocalDate.of(year, easter / 31, easter % 31 + 1).plusDays(days);
        };
    }
}
