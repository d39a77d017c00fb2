package org.goodfaith.rulebook.status;

import java.time.Instant;

/**
 * The event that ended a duty.
 *
 * @param at the first moment at which the duty no longer exists
 * @param by the entry that ended it
 * @param description what ended it, in words that can follow "ended: "
 */
record End(StatusCause cause, Instant at, DatedEntry by, String description) {

    /** @return whether the court took back the order that imposed the duty, or replaced it */
    boolean isOfTheOrder() {
        return cause == StatusCause.ORDER_SUPERSEDED || cause == StatusCause.ORDER_VACATED;
    }

    /** @return an end at the moment from which the entry counts */
    static End by(DatedEntry entry, StatusCause cause, String description) {
        return new End(cause, entry.at(), entry, description);
    }
}
