package org.goodfaith.rulebook.status;

import java.time.Instant;

/**
 * What ended a duty.
 *
 * @param at from when it is ended
 * @param by the entry that ended it
 * @param says what ended it, in words that follow "ended: "
 */
record End(StatusCause cause, Instant at, DatedEntry by, String says) {

    /** @return an end from the moment of the entry on */
    static End by(DatedEntry by, StatusCause cause, String says) {
        return new End(cause, by.at(), by, says);
    }
}
