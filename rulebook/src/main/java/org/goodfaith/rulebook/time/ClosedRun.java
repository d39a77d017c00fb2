package org.goodfaith.rulebook.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Closures with no certain open day between them. A deadline on any of their days rolls over all of them, so the length
 * of a run limits how far a date can move.
 *
 * @param from the first closed day
 * @param until the last closed day, inclusive
 */
public record ClosedRun(LocalDate from, LocalDate until) {

    /** Four days from Monday to Friday in a row are never all legal holidays. */
    private static final int WEEKDAYS_WITH_AN_OPEN_ONE = 4;

    private static final int DAYS_WITH_AN_OPEN_ONE = 7;

    /** Returns the run that a closure is part of, together with the closures in force. */
    public static ClosedRun around(Closure added, Collection<Closure> inForce) {
        List<Closure> inOrder = Stream.concat(Stream.of(added), inForce.stream())
                .sorted(Comparator.comparing(Closure::from))
                .toList();
        var run = new ClosedRun(inOrder.getFirst().from(), inOrder.getFirst().until());
        for (Closure next : inOrder) {
            if (run.isFollowedByAnOpenDayBefore(next.from())) {
                if (run.covers(added)) {
                    return run;
                }
                run = new ClosedRun(next.from(), next.until());
            } else if (next.until().isAfter(run.until)) {
                run = new ClosedRun(run.from, next.until());
            }
        }
        return run;
    }

    /** Returns the number of days from the first to the last, both included. */
    public long lengthDays() {
        return ChronoUnit.DAYS.between(from, until) + 1;
    }

    private boolean covers(Closure closure) {
        return !closure.from().isBefore(from) && !closure.until().isAfter(until);
    }

    private boolean isFollowedByAnOpenDayBefore(LocalDate next) {
        long gap = ChronoUnit.DAYS.between(until, next) - 1;
        return gap >= DAYS_WITH_AN_OPEN_ONE
                || (gap > 0
                        && until.plusDays(1)
                                        .datesUntil(next)
                                        .filter(ClosedRun::isWeekday)
                                        .count()
                                >= WEEKDAYS_WITH_AN_OPEN_ONE);
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
