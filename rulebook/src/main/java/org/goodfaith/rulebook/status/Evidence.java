package org.goodfaith.rulebook.status;

import org.goodfaith.events.CourtTime;

/**
 * An entry that supports the status of an obligation.
 *
 * @param entry the entry's number
 * @param fact the name of its fact, such as {@code DemandServed}
 * @param occurredAt when the fact occurred, in the court's time zone
 * @param part the part the entry plays
 */
public record Evidence(long entry, String fact, CourtTime occurredAt, Part part) {

    /** The part that an entry plays for an obligation. */
    public enum Part {
        IMPOSES,
        TRIGGERS,
        SCHEDULES,
        EXTENDS,
        SETTLES_READING,
        PERFORMS,
        ATTEMPTS,
        CURES,
        BREACHES,
        EXCUSES,
        ENDS,
        SUSPENDS,
        SUPPORTS
    }
}
