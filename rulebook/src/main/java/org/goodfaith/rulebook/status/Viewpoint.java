package org.goodfaith.rulebook.status;

import java.time.Instant;

/**
 * From where the record is looked at.
 *
 * @param asOf the moment of world time looked at, inclusive: facts that happened up to it are seen
 * @param knownAt the moment of recorded time, inclusive: facts recorded up to it are seen
 */
public record Viewpoint(Instant asOf, Instant knownAt) {

    /** @return what the record showed at that moment about that moment */
    public static Viewpoint at(Instant moment) {
        return new Viewpoint(moment, moment);
    }
}
