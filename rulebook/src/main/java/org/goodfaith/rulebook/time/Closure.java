package org.goodfaith.rulebook.time;

import java.time.LocalDate;
import org.goodfaith.events.ClosureKind;

/**
 * A run of days on which one court is closed although the table of holidays does not say so.
 *
 * <p>Whoever keeps the court's calendar recorded it, so it counts, and a settled one outranks a contested row of the
 * table. A contested one counts too, but the date without it is shown beside it.
 *
 * @param id its short name, unique in the court
 * @param from the first closed day
 * @param until the last closed day, inclusive
 * @param kind why it is closed, which decides for which periods it counts
 * @param contested whether courts differ on it
 * @param authority who closed it and where that can be read
 */
public record Closure(
        String id, LocalDate from, LocalDate until, ClosureKind kind, boolean contested, String authority) {

    /** @throws IllegalArgumentException if the last day is before the first */
    public Closure {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "closure '" + id + "' cannot end on " + until + ", before it begins on " + from);
        }
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
