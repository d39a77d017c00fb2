package org.goodfaith.rulebook.time;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/** The rule that gives the day of a holiday in a year. */
@FunctionalInterface
interface DayRule {

    LocalDate in(int year);

    static DayRule fixed(Month month, int dayOfMonth) {
        return year -> LocalDate.of(year, month, dayOfMonth);
    }

    static DayRule nth(int ordinal, DayOfWeek weekday, Month month) {
        return year -> LocalDate.of(year, month, 1).with(dayOfWeekInMonth(ordinal, weekday));
    }

    static DayRule last(DayOfWeek weekday, Month month) {
        return year -> LocalDate.of(year, month, 1).with(lastInMonth(weekday));
    }

    static DayRule dayAfter(DayRule rule) {
        return year -> rule.in(year).plusDays(1);
    }

    /** The Friday before Easter Sunday of the Gregorian calendar, by the anonymous (Meeus/Jones/Butcher) algorithm. */
    static DayRule goodFriday() {
        return year -> {
            int goldenNumber = year % 19;
            int century = year / 100;
            int yearOfCentury = year % 100;
            int epact = (19 * goldenNumber + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
            int toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
            int correction = (goldenNumber + 11 * epact + 22 * toSunday) / 451;
            int easter = epact + toSunday - 7 * correction + 114;
            return LocalDate.of(year, easter / 31, easter % 31 + 1).minusDays(2);
        };
    }
}
