package org.goodfaith.rulebook.status;

import java.time.LocalDate;
import org.goodfaith.events.OccasionId;
import org.goodfaith.events.UsDates;
import org.jspecify.annotations.Nullable;

/**
 * The occasion of an event that an obligation is about.
 *
 * @param on the day on which it took place or is set for; null if it has none
 */
public record ObligationOccasion(OccasionId id, @Nullable LocalDate on) {

    /** @return the event and the day, such as "settlement conference of Tue, Jan 12, 2027" */
    public String inWords() {
        String event = id.event().inWords();
        return on == null ? event + " no. " + id.number() : event + " of " + UsDates.day(on);
    }
}
