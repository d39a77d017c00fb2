package org.goodfaith.query.page;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.query.format.CourtTimes;
import org.goodfaith.query.lists.CalendarDays;

/**
 * One month in full weeks from Sunday to Saturday.
 *
 * @param days the days of the month that have at least one item
 * @param more true if items were left out
 */
public record CalendarMonth(YearMonth month, List<List<Day>> weeks, List<Day> days, boolean more) {

    /** A day in the grid. {@code inMonth} is false for days of the previous or next month. */
    public record Day(LocalDate on, boolean inMonth, boolean today, List<CalendarDays.CalendarLine> lines) {

        private static final int SHOWN_MAX = 4;

        /** Returns the number of items that the grid shows on screen. */
        public int shown() {
            return Math.min(SHOWN_MAX, lines.size());
        }

        public YearMonth month() {
            return YearMonth.from(on);
        }

        /** Returns the number of items that the grid hides on screen. */
        public int rest() {
            return lines.size() - shown();
        }
    }

    static LocalDate firstShown(YearMonth month) {
        return month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    }

    static LocalDate lastShown(YearMonth month) {
        return month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    }

    /** Builds the month from the items found between its first and last shown day. */
    static CalendarMonth of(YearMonth month, LocalDate today, CalendarDays.CalendarLines found) {
        var byDay = found.lines().stream().collect(Collectors.groupingBy(CalendarDays.CalendarLine::on));
        var weeks = new ArrayList<List<Day>>();
        var days = new ArrayList<Day>();
        for (LocalDate on = firstShown(month); !on.isAfter(lastShown(month)); on = on.plusDays(1)) {
            if (on.getDayOfWeek() == DayOfWeek.SUNDAY) {
                weeks.add(new ArrayList<>());
            }
            var day =
                    new Day(on, YearMonth.from(on).equals(month), on.equals(today), byDay.getOrDefault(on, List.of()));
            weeks.getLast().add(day);
            if (day.inMonth() && !day.lines().isEmpty()) {
                days.add(day);
            }
        }
        return new CalendarMonth(month, weeks, days, found.more());
    }

    public String title() {
        return CourtTimes.UTC.month(month);
    }

    /** Returns the short names of the days of the week from Sunday. */
    public List<String> weekdays() {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
                .limit(7)
                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.US))
                .toList();
    }

    public YearMonth previous() {
        return month.minusMonths(1);
    }

    public YearMonth next() {
        return month.plusMonths(1);
    }
}
