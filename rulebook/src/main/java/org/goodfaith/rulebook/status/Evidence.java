package org.goodfaith.rulebook.status;

import org.goodfaith.events.CourtTime;

/**
 * An entry that an obligation rests on.
 *
 * @param entry its number
 * @param fact its name
 * @param occurredAt when it happened
 * @param part what part it plays
 */
public record Evidence(long entry, String fact, CourtTime occurredAt, Part part) {

    /** What part an entry plays for an obligation. */
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
