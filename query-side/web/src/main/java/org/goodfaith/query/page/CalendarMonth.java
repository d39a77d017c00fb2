package org.goodfaith.query.page;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.goodfaith.query.lists.CalendarDays;

/**
 * A month as a calendar shows it: whole weeks from Sunday to Saturday.
 *
 * @param days the days of the month that have something
 * @param more whether there is more than is shown
 */
public record CalendarMonth(YearMonth month, List<List<Day>> weeks, List<Day> days, boolean more) {

    private static final DateTimeFormatter TITLE = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.US);

    /** @param inMonth whether it belongs to the month, and not to the one before or after */
    public record Day(LocalDate on, boolean inMonth, boolean today, List<CalendarDays.Line> lines) {

        private static final int SHOWN_MAX = 4;

        /** @return how many there is room for in a month; paper has room for all */
        public int shown() {
            return Math.min(SHOWN_MAX, lines.size());
        }

        public YearMonth month() {
            return YearMonth.from(on);
        }

        /** @return how many are left */
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

    /** @param found what there is from the first day shown to the last */
    static CalendarMonth of(YearMonth month, LocalDate today, CalendarDays.Found found) {
        var byDay = found.lines().stream().collect(Collectors.groupingBy(CalendarDays.Line::on));
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
        return TITLE.format(month);
    }

    public YearMonth previous() {
        return month.minusMonths(1);
    }

    public YearMonth next() {
        return month.plusMonths(1);
    }
}
