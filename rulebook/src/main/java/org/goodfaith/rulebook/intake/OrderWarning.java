package org.goodfaith.rulebook.intake;

import org.goodfaith.events.EventKey;
import org.goodfaith.orders.TermId;
import org.jspecify.annotations.Nullable;

/**
 * A likely mistake in an order, or in a date set later, for a clerk to check. A warning never prevents recording.
 *
 * @param code the kind of mistake
 * @param term the term concerned; null if the warning is about the order or an event
 * @param event the scheduled event concerned; null if the warning is about the order or a term
 * @param detail the warning, in one or two sentences
 * @param where the place in the order, such as {@code p. 3, lines 25-26}; null if not known
 */
public record OrderWarning(
        Code code,
        @Nullable TermId term,
        @Nullable EventKey event,
        String detail,
        @Nullable String where) {

    /** The kinds of warnings. */
    public enum Code {
        /** The filing date of the order is before its date. */
        FILED_BEFORE_DATED,
        /** A term is due before the date of the order. */
        DUE_BEFORE_ORDER,
        /** A date fixed by the order is a weekend or legal holiday. It does not roll. */
        DUE_ON_CLOSED_DAY,
        /** A due date cannot be computed, such as hours before an event without a time. */
        DUE_NOT_COMPUTABLE,
        /** An event is scheduled on a weekend or legal holiday. */
        EVENT_ON_CLOSED_DAY,
        /** An event is scheduled before the date of the order. */
        EVENT_BEFORE_ORDER,
        /** An event was already in the past when the order was entered. */
        EVENT_PAST,
        /** The order names a date with the wrong weekday. */
        WEEKDAY_MISMATCH,
        /** The order names a date that does not exist. */
        NO_SUCH_DATE,
        /** The order names another date than the one entered. */
        QUOTED_DATE_DIFFERS,
        /** The order names another time than the one entered, or a time where none was entered. */
        QUOTED_TIME_DIFFERS,
        /** The order names a time zone that is not the court's, or not in effect on that day. */
        TIME_ZONE_MISMATCH,
        /** No fact that can be recorded triggers the term. */
        TRIGGER_IMPOSSIBLE,
        /** No party that owes the term has joined the case. */
        OBLIGOR_ABSENT,
        /** Two terms of which one is enough are both mandatory, so that both become overdue. */
        ALTERNATIVES_BOTH_REQUIRED,
        /** A new date is in the past. */
        DATE_PAST,
        /** A new date is before the date of the order that set the event. */
        DATE_BEFORE_ORDER,
        /** A new date is a weekend or legal holiday. */
        DATE_ON_CLOSED_DAY,
        /** A new date equals the old one, or an extension does not extend the deadline. */
        DATE_UNCHANGED
    }
}
