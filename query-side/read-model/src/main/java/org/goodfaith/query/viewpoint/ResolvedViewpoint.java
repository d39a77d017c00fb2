package org.goodfaith.query.viewpoint;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.goodfaith.rulebook.status.Viewpoint;

/**
 * From where an answer looks.
 *
 * @param at the viewpoint
 * @param now the moment the question was asked
 * @param present whether all is known and the moment looked at is now or later; then the tables of the present answer
 *     it
 */
public record ResolvedViewpoint(Viewpoint at, Instant now, boolean present) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss zzz", Locale.US);

    /** How the two times of a viewpoint stand to one another. */
    public enum Reading {
        /** Now, with all that is known now. */
        NOW,
        /** A later moment: what will be if nothing more is recorded. */
        IF_NOTHING_MORE_IS_RECORDED,
        /** What the record showed at that moment about that moment. */
        AS_SHOWN_AT_THE_TIME,
        /** An earlier moment, as it was known at another one. */
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
        String asOf = MOMENT.format(at.asOf().atZone(zone));
        String knownAt = MOMENT.format(at.knownAt().atZone(zone));
        return switch (reading()) {
            case NOW -> "Now, " + asOf + ", with all that is known.";
            case IF_NOTHING_MORE_IS_RECORDED ->
                "As of " + asOf + " if nothing more is recorded than what was known at " + knownAt + ".";
            case AS_SHOWN_AT_THE_TIME -> "What the record showed at " + asOf + " about that moment.";
            case THEN_AS_KNOWN_LATER -> "As of " + asOf + ", as known at " + knownAt + ".";
        };
    }

    /** @return the same viewpoint, which has come to know all that was recorded up to {@code recordedAt} */
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
