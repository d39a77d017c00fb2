package org.goodfaith.command.dryrun;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.CourtId;
import org.goodfaith.rulebook.time.Closure;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Courts;

/** Derives the closures in force, and the calendar with them, from the entries of a court's calendar. */
final class ClosuresInForce {

    private ClosuresInForce() {}

    /** @return the closures that were not withdrawn, by their short names; may be modified */
    static Map<String, ClosureProclaimed> after(List<CalendarFact> history) {
        var closures = new LinkedHashMap<String, ClosureProclaimed>();
        for (CalendarFact fact : history) {
            switch (fact) {
                case ClosureProclaimed proclaimed -> closures.put(proclaimed.closure(), proclaimed);
                case ClosureWithdrawn withdrawn -> closures.remove(withdrawn.closure());
            }
        }
        return closures;
    }

    static CourtCalendar calendar(CourtId court, Collection<ClosureProclaimed> closures) {
        return new CourtCalendar(
                Courts.find(court).orElseThrow(),
                closures.stream().map(Closure::of).toList());
    }
}
