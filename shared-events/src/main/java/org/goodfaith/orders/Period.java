package org.goodfaith.orders;

/**
 * A length of time that must be counted from a trigger, forward or backward.
 *
 * <p>A date fixed by the order itself is not a period: it is not counted and never rolls.
 *
 * @param amount how many units, from 1 to {@link #AMOUNT_MAX}
 * @param unit the unit counted in
 * @param direction whether the period is measured after or before its trigger
 */
public record Period(int amount, Unit unit, Direction direction) {

    /** The longest period an order can state, in any unit. */
    public static final int AMOUNT_MAX = 3_660;

    /** What a period is counted in. */
    public enum Unit {
        /** Elapsed hours, Fed. R. Civ. P. 6(a)(2). */
        HOURS,
        /** Calendar days, Fed. R. Civ. P. 6(a)(1). */
        DAYS,
        /** Seven calendar days each. */
        WEEKS,
        /** Calendar months; a day that does not exist becomes the last day of the month. */
        MONTHS,
        /** Days that are no Saturday, Sunday or legal holiday; the order's own unit, outside Rule 6(a). */
        COURT_DAYS
    }

    /** Which way a period runs, Fed. R. Civ. P. 6(a)(5). */
    public enum Direction {
        AFTER,
        BEFORE
    }

    /** @throws IllegalArgumentException if the amount is out of range */
    public Period {
        if (amount < 1 || amount > AMOUNT_MAX) {
            throw new IllegalArgumentException("a period is from 1 to " + AMOUNT_MAX + " units long, not " + amount);
        }
    }
}
