package org.goodfaith.command.calendar;

import java.util.List;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.events.CalendarFact;

/** Decides commands on a court's calendar without recording anything. */
public final class CalendarDryRun {

    private CalendarDryRun() {}

    /**
     * Decides a command.
     *
     * @param history every fact of the calendar, in order of recording
     * @return the fact that would be recorded
     * @throws org.goodfaith.cases.Refused if a rule does not allow the command
     */
    public static CalendarFact decide(List<CalendarFact> history, CalendarCommand command) {
        CourtCalendarState state = CourtCalendarState.EMPTY;
        for (CalendarFact fact : history) {
            state = state.evolve(state.lastEntry() + 1, fact);
        }
        return state.decide(command);
    }
}
