package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.util.List;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * One objective fact about the conduct of a party or its counsel, with its evidence. Never a verdict, a score or a
 * ranking.
 *
 * @param kind the kind of fact
 * @param party the party whose lane shows it
 * @param counsel the attorneys it is about; empty if it is about the party
 * @param text the fact in words
 * @param obligation the obligation it is about; null if it is about none
 * @param entries the numbers of the entries that show it
 * @param from the moment of valid time from which it holds, inclusive
 * @param until the moment of valid time until which it holds, exclusive; null if it holds indefinitely
 * @param visibility who may see it
 */
public record Indicator(
        Kind kind,
        PartyId party,
        List<CounselId> counsel,
        String text,
        @Nullable ObligationId obligation,
        List<Long> entries,
        Instant from,
        @Nullable Instant until,
        Visibility visibility) {

    /** The kind of an indicator. */
    public enum Kind {
        /** The court's own words, which outrank all other indicators. */
        COURT_FINDING(Leaning.COURT),
        MISSING_PERFORMANCE(Leaning.AGAINST),
        LATE_PERFORMANCE(Leaning.AGAINST),
        DEFICIENT_PERFORMANCE(Leaning.AGAINST),
        REPEATED(Leaning.AGAINST),
        /** An extension sought after the due day, or on a day that a rule of the court disfavors. */
        LATE_REQUEST(Leaning.AGAINST),
        OFFER_UNANSWERED(Leaning.NEITHER),
        VDRP_WITHOUT_INFORMAL_EXCHANGE(Leaning.AGAINST),
        /** Nobody attended for the party. */
        ABSENCE(Leaning.AGAINST),
        ATTENDANCE_WITHOUT_LEAD_TRIAL_COUNSEL(Leaning.AGAINST),
        ATTENDANCE_WITHOUT_AUTHORITY(Leaning.AGAINST),
        FORBIDDEN_CHANNEL(Leaning.AGAINST),
        DISCLOSURE(Leaning.AGAINST),
        EXTENSION_SOUGHT(Leaning.NEITHER),
        EARLY_PERFORMANCE(Leaning.FOR),
        CURE(Leaning.FOR);

        private final Leaning leaning;

        Kind(Leaning leaning) {
            this.leaning = leaning;
        }

        /** @return in which direction courts usually cite facts of this kind */
        public Leaning leaning() {
            return leaning;
        }
    }

    /** The direction in which courts usually cite a fact. It is not a weight. */
    public enum Leaning {
        COURT,
        AGAINST,
        NEITHER,
        FOR
    }

    public Indicator {
        counsel = List.copyOf(counsel);
        entries = List.copyOf(entries);
    }

    /** @return whether it holds at this moment of valid time */
    public boolean holdsAt(Instant moment) {
        return !moment.isBefore(from) && (until == null || moment.isBefore(until));
    }
}
