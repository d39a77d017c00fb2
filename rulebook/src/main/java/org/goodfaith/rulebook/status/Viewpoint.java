package org.goodfaith.rulebook.status;

import java.time.Instant;

/**
 * The two times at which the record is evaluated.
 *
 * @param asOf the moment of valid time, inclusive: facts that occurred up to it count
 * @param knownAt the moment of transaction time, inclusive: facts recorded up to it count
 */
public record Viewpoint(Instant asOf, Instant knownAt) {

    /** @return the same moment on both time axes */
    public static Viewpoint at(Instant moment) {
        return new Viewpoint(moment, moment);
    }
}
