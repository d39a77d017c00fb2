package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.util.List;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * One objective fact about a party's or its counsel's conduct, with its evidence. Never a verdict, a score or a
 * ranking.
 *
 * @param kind what it is
 * @param party the party in whose lane it is shown
 * @param counsel the attorneys, where it is about them and not about their client; none otherwise
 * @param text the fact, in a sentence
 * @param obligation the obligation it is about; absent if it is about none
 * @param entries the entries that show it
 * @param from the moment of world time from which it holds, inclusive
 * @param until the moment until which it holds, exclusive; absent if it holds on
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

    /** What an indicator is. */
    public enum Kind {
        /** The court's own words, which outrank every other. */
        COURT_FINDING(Leaning.COURT),
        MISSING_PERFORMANCE(Leaning.AGAINST),
        LATE_PERFORMANCE(Leaning.AGAINST),
        DEFICIENT_PERFORMANCE(Leaning.AGAINST),
        REPEATED(Leaning.AGAINST),
        REQUEST_ON_OR_AFTER_DUE_DAY(Leaning.AGAINST),
        OFFER_UNANSWERED(Leaning.NEITHER),
        VDRP_WITHOUT_INFORMAL_EXCHANGE(Leaning.AGAINST),
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

        /** @return which way courts usually cite facts of this kind */
        public Leaning leaning() {
            return leaning;
        }
    }

    /** Which way courts usually cite a fact. It is no weight. */
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

    /** @return whether it holds at this moment of world time */
    public boolean holdsAt(Instant moment) {
        return !moment.isBefore(from) && (until == null || moment.isBefore(until));
    }
}
