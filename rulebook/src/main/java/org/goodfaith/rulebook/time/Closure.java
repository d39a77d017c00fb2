package org.goodfaith.rulebook.time;

import java.time.LocalDate;
import java.util.Map;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.DatesCertain;
import org.goodfaith.events.UsDates;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive days on which one court is closed in addition to the legal holidays.
 *
 * <p>The keeper of the court's calendar recorded the closure. It counts by default, even if it is contested, and a
 * settled closure takes precedence over a contested legal holiday. For a contested closure the date without it is shown
 * too.
 *
 * @param id the short name of the closure, unique in the court
 * @param from the first closed day
 * @param until the last closed day, inclusive
 * @param kind the ground of the closure, which decides the periods it affects
 * @param contested true if courts disagree about the closure
 * @param authority the person or body that declared the closure, with its source
 * @param datesCertain what a general order says of dates that an order fixes; null if it does not say
 */
public record Closure(
        String id,
        LocalDate from,
        LocalDate until,
        ClosureKind kind,
        boolean contested,
        String authority,
        @Nullable DatesCertain datesCertain) {

    /** @throws IllegalArgumentException if the last day is before the first */
    public Closure {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("closure '" + id + "' cannot end on " + UsDates.day(until)
                    + ", before it begins on " + UsDates.day(from));
        }
    }

    /** A closure that says nothing of dates certain. */
    public Closure(String id, LocalDate from, LocalDate until, ClosureKind kind, boolean contested, String authority) {
        this(id, from, until, kind, contested, authority, null);
    }

    /** Returns the closure that a fact proclaims. */
    public static Closure of(ClosureProclaimed fact) {
        return new Closure(
                fact.closure(),
                fact.fromOn(),
                fact.untilOn(),
                fact.kind(),
                fact.contested(),
                fact.authority(),
                fact.datesCertain());
    }

    /** Applies a fact of a court's calendar to the closures in force, by their ids. */
    public static void apply(CalendarFact fact, Map<String, Closure> inForce) {
        switch (fact) {
            case ClosureProclaimed proclaimed -> inForce.put(proclaimed.closure(), of(proclaimed));
            case ClosureWithdrawn withdrawn -> inForce.remove(withdrawn.closure());
        }
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
