package org.goodfaith.rulebook.intake;

import org.goodfaith.events.EventKey;
import org.goodfaith.orders.TermId;
import org.jspecify.annotations.Nullable;

/**
 * Something about an order, or a date set later, that a clerk should look at twice before relying on it. It refuses
 * nothing.
 *
 * @param code what kind of trap it is
 * @param term the term it is about; absent if it is about the order or an event
 * @param event the scheduled event it is about; absent if it is about the order or a term
 * @param says what was noticed, in a sentence or two
 * @param cites where the order says it, such as {@code p. 3, lines 25-26}; absent if that is not known
 */
public record OrderWarning(
        Code code,
        @Nullable TermId term,
        @Nullable EventKey event,
        String says,
        @Nullable String cites) {

    /** The traps seen in real orders, and slips in dates that are set later. */
    public enum Code {
        /** The read model has the order filed before the day it was signed. */
        FILED_BEFORE_DATED,
        /** A duty falls due before the day of the order. */
        DUE_BEFORE_ORDER,
        /** A day the order names is a weekend or legal holiday, and does not roll. */
        DUE_ON_CLOSED_DAY,
        /** A period cannot be counted from what is known. */
        DUE_NOT_COMPUTABLE,
        /** What the order sets lies on a weekend or legal holiday. */
        EVENT_ON_CLOSED_DAY,
        /** What the order sets lies before the order. */
        EVENT_BEFORE_ORDER,
        /** What the order sets was already past when the order was entered here. */
        EVENT_PAST,
        /** The order's words name a weekday that its date is not. */
        WEEKDAY_MISMATCH,
        /** The order's words name a date that does not exist. */
        NO_SUCH_DATE,
        /** The order's words name another day than the one entered. */
        QUOTED_DATE_DIFFERS,
        /** The order's words name a time zone that is not the court's, or not in force on that day. */
        TIME_ZONE_MISMATCH,
        /** Nothing that can be recorded would ever trigger the duty. */
        TRIGGER_IMPOSSIBLE,
        /** No party that would owe the duty has joined. */
        OBLIGOR_ABSENT,
        /** A date that is set, moved to or granted is past. */
        DATE_PAST,
        /** A date that is set or moved to lies before the order that set the event. */
        DATE_BEFORE_ORDER,
        /** A date that is set, moved to or granted is a weekend or legal holiday. */
        DATE_ON_CLOSED_DAY,
        /** A date that is moved to is the one there was, or more time is no more than there was. */
        DATE_UNCHANGED
    }
}
