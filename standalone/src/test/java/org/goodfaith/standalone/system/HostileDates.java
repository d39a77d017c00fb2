package org.goodfaith.standalone.system;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Draws days and times of the years 1990 to 2090: most of them near one day, many where calendars are irregular. */
final class HostileDates {

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2090, 12, 31);

    /** The last day on which something has happened. It is fixed, so that a seed always gives the same entries. */
    static final LocalDate LATEST_PAST = LocalDate.of(2026, 6, 30);

    /** No closure touches these days, because the control case depends on them. */
    private static final LocalDate CONTROL_BEGINS = LocalDate.of(2023, 6, 1);

    private static final LocalDate CONTROL_ENDS = LocalDate.of(2025, 6, 30);
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private static final List<LocalTime> TIMES = List.of(
            LocalTime.MIDNIGHT,
            LocalTime.of(0, 0, 1),
            LocalTime.of(1, 30),
            LocalTime.of(2, 30),
            LocalTime.NOON,
            LocalTime.of(16, 0),
            LocalTime.of(17, 0),
            LocalTime.of(23, 59, 59));

    private final Random random;
    private final LocalDate center;

    HostileDates(Random random, LocalDate center) {
        this.random = random;
        this.center = center;
    }

    /** Returns any day from 1990 to 2026. */
    static LocalDate center(Random random) {
        return between(random, FIRST, LATEST_PAST.minusDays(60));
    }

    LocalDate day() {
        return switch (random.nextInt(10)) {
            case 0 -> between(random, FIRST, LAST);
            case 1, 2 -> irregular();
            default -> center.plusDays(random.nextInt(500) - 60);
        };
    }

    /**
     * Returns a day on which something can have happened in a case that was opened on the central day.
     *
     * @param first the number of days after the opening, at least
     * @param last the number of days after the opening, at most
     */
    LocalDate past(int first, int last) {
        if (random.nextInt(60) == 0) {
            return center.minusDays(1 + random.nextInt(400));
        }
        LocalDate day =
                random.nextInt(5) == 0 ? irregular() : center.plusDays(first + random.nextInt(last - first + 1));
        LocalDate earliest = center.plusDays(first);
        return day.isBefore(earliest) ? earliest : day.isAfter(LATEST_PAST) ? LATEST_PAST : day;
    }

    /** Returns a day, often with a time, as the API reads it. */
    String courtTime(LocalDate day) {
        return switch (random.nextInt(4)) {
            case 0 -> day + "T" + time();
            case 1 -> clockChange(day).toString();
            default -> day.toString();
        };
    }

    LocalTime time() {
        return random.nextInt(3) == 0
                ? LocalTime.ofSecondOfDay(random.nextInt(24 * 60 * 60))
                : TIMES.get(random.nextInt(TIMES.size()));
    }

    /** Returns the first day of a long closure that covers most due days of the case. */
    LocalDate closedLong(int days) {
        return sparingControl(center.plusDays(random.nextInt(60)), days);
    }

    /** Returns the first day of a closure. */
    LocalDate closed(int days) {
        return sparingControl(day(), days);
    }

    private LocalDate sparingControl(LocalDate from, int days) {
        return from.plusDays(days).isBefore(CONTROL_BEGINS) || from.isAfter(CONTROL_ENDS)
                ? from
                : CONTROL_ENDS.plusDays(1 + random.nextInt(900));
    }

    private LocalDate irregular() {
        int year = center.getYear() + random.nextInt(3) - 1;
        LocalDate leap = LocalDate.of(year / 4 * 4, 2, 1);
        return switch (random.nextInt(6)) {
            case 0 -> leap.plusDays(leap.lengthOfMonth() - 1L);
            case 1 -> LocalDate.of(year, 12, 31);
            case 2 -> LocalDate.of(year, 1, 1);
            case 3 -> LocalDate.of(year, 2, 28);
            case 4 -> LocalDate.of(year, 7, 4);
            default ->
                clockChange(LocalDate.of(year, 1 + random.nextInt(12), 1)).toLocalDate();
        };
    }

    /** Returns a time that the next clock change of California skips or repeats. */
    private static LocalDateTime clockChange(LocalDate after) {
        Instant from = after.atStartOfDay().toInstant(ZoneOffset.UTC);
        var change = PACIFIC.getRules().nextTransition(from);
        return change.getDateTimeBefore().plusMinutes(change.isGap() ? 30 : -30).truncatedTo(ChronoUnit.SECONDS);
    }

    private static LocalDate between(Random random, LocalDate first, LocalDate last) {
        return first.plusDays(random.nextLong(ChronoUnit.DAYS.between(first, last) + 1));
    }
}
