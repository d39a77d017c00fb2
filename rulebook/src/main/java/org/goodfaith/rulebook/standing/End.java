package org.goodfaith.rulebook.standing;

import java.time.Instant;

/**
 * What ended a duty.
 *
 * @param at from when it is ended
 * @param by the entry that ended it
 * @param says what ended it, in words that follow "ended: "
 */
record End(Cause cause, Instant at, Placed by, String says) {}
