package org.goodfaith.command.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.Limits;

/**
 * Closures with no certain open day between them. A deadline on any of their days rolls over all of them.
 *
 * @param from the first closed day
 * @param until the last closed day
 */
record ClosedRun(LocalDate from, LocalDate until) {

    /** Four days from Monday to Friday in a row are never all legal holidays. */
    private static final int WEEKDAYS_WITH_AN_OPEN_ONE = 4;

    private static final int DAYS_WITH_AN_OPEN_ONE = 7;

    /**
     * Limits the run that a new closure becomes part of. The rulebook gives up the search for an open day after a
     * longer run.
     *
     * @throws Refused if the run would be longer than {@link Limits#CLOSED_RUN_MAX_DAYS}
     */
    static void requireShort(ClosureProclaimed added, Collection<ClosureProclaimed> inForce) {
        ClosedRun run = around(added, inForce);
        if (ChronoUnit.DAYS.between(run.from, run.until) >= Limits.CLOSED_RUN_MAX_DAYS) {
            throw new Refused(
                    new Refusal.ClosedTooLong(added.court(), run.from, run.until, Limits.CLOSED_RUN_MAX_DAYS));
        }
    }

    /** Returns the run that a closure is part of, together with the closures in force. */
    static ClosedRun around(ClosureProclaimed added, Collection<ClosureProclaimed> inForce) {
        List<ClosureProclaimed> inOrder = Stream.concat(Stream.of(added), inForce.stream())
                .sorted(Comparator.comparing(ClosureProclaimed::fromOn))
                .toList();
        var run = new ClosedRun(inOrder.getFirst().fromOn(), inOrder.getFirst().untilOn());
        for (ClosureProclaimed next : inOrder) {
            if (run.isFollowedByAnOpenDayBefore(next.fromOn())) {
                if (run.covers(added)) {
                    return run;
                }
                run = new ClosedRun(next.fromOn(), next.untilOn());
            } else if (next.untilOn().isAfter(run.until)) {
                run = new ClosedRun(run.from, next.untilOn());
            }
        }
        return run;
    }

    private boolean covers(ClosureProclaimed closure) {
        return !closure.fromOn().isBefore(from) && !closure.untilOn().isAfter(until);
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
