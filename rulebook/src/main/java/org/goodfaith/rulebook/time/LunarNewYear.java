package org.goodfaith.rulebook.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;

/**
 * The first day of the lunisolar year, 2023 to 2099.
 *
 * <p>Cal. Gov. Code 6700 names the second new moon after the winter solstice (or the third, with an intercalary month)
 * but no meridian. California publishes the dates of the Chinese calendar as the holiday. The dates come from the
 * {@code holidays} package and were compared with ICU, which differs by a day in 2027 and 2030. Published almanacs
 * agree with the former.
 */
final class LunarNewYear {

    private static final int FIRST_YEAR = 2023;

    private static final List<MonthDay> DATES = dates("""
            01-22 02-10 01-29 02-17 02-06 01-26 02-13 02-03 01-23 02-11
            01-31 02-19 02-08 01-28 02-15 02-04 01-24 02-12 02-01 01-22
            02-10 01-30 02-17 02-06 01-26 02-14 02-02 01-23 02-11 02-01
            02-19 02-08 01-28 02-15 02-04 01-24 02-12 02-02 01-21 02-09
            01-29 02-17 02-05 01-26 02-14 02-03 01-23 02-11 01-31 02-19
            02-07 01-27 02-15 02-05 01-24 02-12 02-02 01-22 02-09 01-29
            02-17 02-06 01-26 02-14 02-03 01-24 02-10 01-30 02-18 02-07
            01-27 02-15 02-05 01-25 02-12 02-01 01-21
            """);

    private LunarNewYear() {}

    static LocalDate in(int year) {
        return DATES.get(year - FIRST_YEAR).atYear(year);
    }

    private static List<MonthDay> dates(String table) {
        return Arrays.stream(table.strip().split("\\s+", -1))
                .map(date -> MonthDay.parse("--" + date))
                .toList();
    }
}
