package org.goodfaith.events;

import java.time.LocalDate;

/**
 * Days were declared a holiday, or the clerk's office was inaccessible. It counts from when it is recorded.
 *
 * @param court the court whose calendar it changes
 * @param closure its short name, unique in the court
 * @param fromOn the first closed day
 * @param untilOn the last closed day, inclusive
 * @param kind why, which decides the periods it counts for
 * @param contested whether courts differ on it: both readings of a date it changes are then shown
 * @param authority who declared it and where that can be read
 */
public record ClosureProclaimed(
        CourtId court,
        String closure,
        LocalDate fromOn,
        LocalDate untilOn,
        ClosureKind kind,
        boolean contested,
        String authority)
        implements CalendarFact {

    /** The longest closure, in days. */
    public static final int LENGTH_MAX_DAYS = 60;

    /** @throws IllegalArgumentException if a component is malformed or the days are out of order */
    public ClosureProclaimed {
        ShortName.require(closure);
        Texts.requireNote("authority", authority);
        if (untilOn.isBefore(fromOn) || fromOn.plusDays(LENGTH_MAX_DAYS).isBefore(untilOn)) {
            throw new IllegalArgumentException("untilOn must be fromOn or at most " + LENGTH_MAX_DAYS + " days later");
        }
    }
}
