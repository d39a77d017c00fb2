package org.goodfaith.orders;

/**
 * A period of time counted forward or backward from an event.
 *
 * <p>A date fixed by the order is not a period. It is not counted and never rolls.
 *
 * @param amount the number of units, from 1 to {@link #AMOUNT_MAX}
 * @param unit the unit of the period
 * @param direction after or before the event
 */
public record Period(int amount, Unit unit, Direction direction) {

    /** The maximum amount, in any unit. */
    public static final int AMOUNT_MAX = 3_660;

    /** The unit of a period. */
    public enum Unit {
        /** Elapsed hours, Fed. R. Civ. P. 6(a)(2). */
        HOURS,
        /** Calendar days, Fed. R. Civ. P. 6(a)(1). */
        DAYS,
        /** Weeks of seven calendar days. */
        WEEKS,
        /**
         * Calendar months. If the last month lacks the day of the event, the period ends on the last day of that month.
         */
        MONTHS,
        /** Days that are not a Saturday, Sunday or legal holiday. Orders use this unit; Rule 6(a) does not. */
        COURT_DAYS
    }

    /** The direction in which a period is counted, Fed. R. Civ. P. 6(a)(5). */
    public enum Direction {
        AFTER,
        BEFORE
    }

    /** @throws IllegalArgumentException if the amount is out of range */
    public Period {
        if (amount < 1 || amount > AMOUNT_MAX) {
            throw new IllegalArgumentException("a period must have from 1 to " + AMOUNT_MAX + " units, not " + amount);
        }
    }
}
