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

    /** @return an end at the moment from which the entry counts */
    static End by(DatedEntry entry, StatusCause cause, String description) {
        return new End(cause, entry.at(), entry, description);
    }
}
