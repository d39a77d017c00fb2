package org.goodfaith.rulebook.status;

import org.goodfaith.events.OccasionId;

/**
 * The occasion of an event that a duty is bound to.
 *
 * @param again false for the first occasion that the order bound, true for a further one, for which its terms bind
 *     again
 */
record BoundOccasion(OccasionId id, boolean again) {

    int number() {
        return id.number();
    }
}
