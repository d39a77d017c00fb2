package org.goodfaith.command.dryrun;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.orders.Period;
import org.goodfaith.rulebook.time.ClosedDay;
import org.goodfaith.rulebook.time.CourtCalendar;

/**
 * The effect of a command on a court's calendar.
 *
 * @param fact the fact that would be recorded
 * @param closure the closure it proclaims or withdraws
 * @param without the calendar without that closure
 */
public record ClosureEffect(CalendarFact fact, ClosureProclaimed closure, CourtCalendar without) {

    /**
     * Returns the reasons why a day is closed even without the closure, for periods counted forward; empty if it is
     * open.
     */
    List<String> otherReasonsClosed(LocalDate day) {
        if (!CourtCalendar.covers(day)) {
            return List.of();
        }
        return Stream.concat(
                        without.reasonsClosed(day, Period.Direction.AFTER).stream(),
                        without.officeInaccessible(day).stream())
                .map(ClosedDay::name)
                .distinct()
                .toList();
    }
}
