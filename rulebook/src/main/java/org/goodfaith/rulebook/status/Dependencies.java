package org.goodfaith.rulebook.status;

import java.time.Instant;

/**
 * Collects until when a computed value stays correct: until an entry touches a topic that the value depends on, or a
 * date that it depends on passes.
 */
final class Dependencies {

    private final Instant asOf;
    private Instant until = Instant.MAX;

    /** @param asOf the moment at which the value is computed */
    Dependencies(Instant asOf) {
        this.asOf = asOf;
    }

    /** Adds a moment at which the value may change. A moment that has passed changes nothing any more. */
    void addMoment(Instant moment) {
        if (moment.isAfter(asOf) && moment.isBefore(until)) {
            until = moment;
        }
    }

    /** @return the first moment at which the value may change; the end of time if none is known */
    Instant until() {
        return until;
    }
}
