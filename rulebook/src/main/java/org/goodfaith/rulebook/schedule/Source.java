package org.goodfaith.rulebook.schedule;

import java.time.LocalDate;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Visibility;

/**
 * The entry that a part of the schedule, a participant, an order or the closing of the case rests on.
 *
 * @param entry the entry's number
 * @param on the day on which its fact occurred
 * @param visibility who may see it
 */
public record Source(long entry, LocalDate on, Visibility visibility) {

    public static Source of(long entry, Fact fact) {
        return new Source(entry, fact.circumstances().occurredAt().on(), fact.visibility());
    }
}
