package org.goodfaith.command.calendar;

import java.util.List;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.events.CalendarFact;

/** What the record of a court's calendar would make of a command, found out without recording anything. */
public final class CalendarDryRun {

    private CalendarDryRun() {}

    /**
     * @param history every fact of the calendar, in order of recording
     * @return the fact that would be recorded
     * @throws org.goodfaith.cases.Refused if the record does not allow it
     */
    public static CalendarFact decide(List<CalendarFact> history, CalendarCommand command) {
        CourtCalendarState record = CourtCalendarState.EMPTY;
        for (CalendarFact fact : history) {
            record = record.evolve(record.lastEntry() + 1, fact);
        }
        return record.decide(command);
    }
}
