package org.goodfaith.command.calendar;

import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.cases.ProclaimClosure;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.cases.WithdrawClosure;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.CourtId;

/**
 * The state of one court's calendar that decisions depend on.
 *
 * @param lastEntry the number of the last entry, -1 if there is none
 * @param closures every closure ever proclaimed by its short name; true if it is in force
 */
record CourtCalendarState(long lastEntry, SequencedMap<String, Boolean> closures) {

    /** The state of a calendar without entries. */
    static final CourtCalendarState EMPTY =
            new CourtCalendarState(-1, Collections.unmodifiableSequencedMap(new TreeMap<>()));

    /** @throws Refused if a new closure's name is taken, or no closure with the withdrawn name is in force */
    CalendarFact decide(CalendarCommand command) {
        return switch (command) {
            case ProclaimClosure(ClosureProclaimed closure) -> {
                if (closures.containsKey(closure.closure())) {
                    throw new Refused(new Refusal.ClosureNameTaken(closure.court(), closure.closure()));
                }
                yield closure;
            }
            case WithdrawClosure(CourtId court, String closure, String reason) -> {
                if (!closures.getOrDefault(closure, false)) {
                    throw new Refused(new Refusal.UnknownClosure(court, closure));
                }
                yield new ClosureWithdrawn(court, closure, reason);
            }
        };
    }

    CourtCalendarState evolve(long sequence, CalendarFact fact) {
        if (sequence != lastEntry + 1) {
            throw new IllegalStateException("entry " + sequence + " cannot follow entry " + lastEntry);
        }
        var next = new TreeMap<>(closures);
        next.put(
                fact.closure(),
                switch (fact) {
                    case ClosureProclaimed _ -> true;
                    case ClosureWithdrawn _ -> false;
                });
        return new CourtCalendarState(sequence, Collections.unmodifiableSequencedMap(next));
    }
}
