package org.goodfaith.query.viewpoint;

import java.time.Instant;
import java.time.ZoneId;
import org.goodfaith.events.UsDates;
import org.goodfaith.rulebook.status.Viewpoint;

/**
 * The viewpoint of an answer.
 *
 * @param at the viewpoint
 * @param now the instant of the request
 * @param present true if everything is known and the as-of instant is now or later; the tables then have the answer
 */
public record ResolvedViewpoint(Viewpoint at, Instant now, boolean present) {

    /** The relation between the two times of a viewpoint. */
    public enum Reading {
        /** Now, with everything known now. */
        NOW,
        /** A future instant, if nothing more is recorded. */
        IF_NOTHING_MORE_IS_RECORDED,
        /** The record as it was at that instant. */
        AS_SHOWN_AT_THE_TIME,
        /** An earlier instant, as known at another one. */
        THEN_AS_KNOWN_LATER
    }

    public Reading reading() {
        if (present && !at.asOf().isAfter(now)) {
            return Reading.NOW;
        }
        if (present || at.asOf().isAfter(at.knownAt())) {
            return Reading.IF_NOTHING_MORE_IS_RECORDED;
        }
        if (at.asOf().equals(at.knownAt())) {
            return Reading.AS_SHOWN_AT_THE_TIME;
        }
        return Reading.THEN_AS_KNOWN_LATER;
    }

    /** @return the viewpoint in a sentence */
    public String says(ZoneId zone) {
        String asOf = UsDates.exactMoment(at.asOf().atZone(zone));
        String knownAt = UsDates.exactMoment(at.knownAt().atZone(zone));
        return switch (reading()) {
            case NOW -> "Now, " + asOf + ", with everything known.";
            case IF_NOTHING_MORE_IS_RECORDED -> "As of " + asOf + " if nothing is recorded after " + knownAt + ".";
            case AS_SHOWN_AT_THE_TIME -> "What the record showed at " + asOf + " about that time.";
            case THEN_AS_KNOWN_LATER -> "As of " + asOf + ", as known at " + knownAt + ".";
        };
    }

    /** @return the same viewpoint that also knows what was recorded up to {@code recordedAt} */
    public ResolvedViewpoint knowing(Instant recordedAt) {
        return at.knownAt().isBefore(recordedAt)
                ? new ResolvedViewpoint(
                        new Viewpoint(
                                at.asOf().isBefore(recordedAt) && reading() == Reading.NOW ? recordedAt : at.asOf(),
                                recordedAt),
                        now,
                        present)
                : this;
    }
}
