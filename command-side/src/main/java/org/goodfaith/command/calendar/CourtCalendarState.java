package org.goodfaith.command.calendar;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.cases.ProclaimClosure;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.cases.WithdrawClosure;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.Limits;

/**
 * The state of one court's calendar that decisions depend on.
 *
 * @param lastEntry the number of the last entry, -1 if there is none
 * @param names the short name of every closure ever proclaimed
 * @param inForce the closures that were not withdrawn, by their short names
 */
record CourtCalendarState(long lastEntry, Set<String> names, Map<String, ClosureProclaimed> inForce) {

    /** The state of a calendar without entries. */
    static final CourtCalendarState EMPTY = new CourtCalendarState(-1, Set.of(), Map.of());

    /**
     * @throws Refused if a new closure's name is taken, if the calendar would exceed a limit, or if no closure with the
     *     withdrawn name is in force
     */
    CalendarFact decide(CalendarCommand command) {
        return switch (command) {
            case ProclaimClosure(ClosureProclaimed closure) -> {
                if (names.contains(closure.closure())) {
                    throw new Refused(new Refusal.ClosureNameTaken(closure.court(), closure.closure()));
                }
                requireRoom(inForce.size(), Limits.CLOSURES_IN_FORCE_MAX, "closures in force in one court");
                requireRoom(names.size(), Limits.CLOSURES_PROCLAIMED_MAX, "closures proclaimed in one court");
                ClosedRun.requireShort(closure, inForce.values());
                yield closure;
            }
            case WithdrawClosure(CourtId court, String closure, String reason) -> {
                if (!inForce.containsKey(closure)) {
                    throw new Refused(new Refusal.UnknownClosure(court, closure));
                }
                yield new ClosureWithdrawn(court, closure, reason);
            }
        };
    }

    /** Copies the state. A calendar has few entries, because the number of closures is limited. */
    CourtCalendarState evolve(long sequence, CalendarFact fact) {
        if (sequence != lastEntry + 1) {
            throw new IllegalStateException("entry " + sequence + " cannot follow entry " + lastEntry);
        }
        var proclaimed = new HashSet<>(names);
        var remaining = new HashMap<>(inForce);
        switch (fact) {
            case ClosureProclaimed closure -> {
                proclaimed.add(closure.closure());
                remaining.put(closure.closure(), closure);
            }
            case ClosureWithdrawn withdrawn -> remaining.remove(withdrawn.closure());
        }
        return new CourtCalendarState(
                sequence, Collections.unmodifiableSet(proclaimed), Collections.unmodifiableMap(remaining));
    }

    private static void requireRoom(int size, int max, String what) {
        if (size >= max) {
            throw new Refused(new Refusal.LimitReached(what, max, "closure"));
        }
    }
}
