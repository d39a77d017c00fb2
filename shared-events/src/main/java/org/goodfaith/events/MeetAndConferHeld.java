package org.goodfaith.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parties met and conferred.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param trialAttorneysInvolved whether the attorneys who will try the case took part; absent if not recorded
 * @param fullAuthorityInvolved whether persons with full authority to settle took part; absent if not recorded
 * @param attendees who attended; absent if not recorded
 */
public record MeetAndConferHeld(
        Circumstances circumstances,
        Actors actors,
        @Nullable Boolean trialAttorneysInvolved,
        @Nullable Boolean fullAuthorityInvolved,
        @Nullable List<Attendee> attendees)
        implements PartyAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public MeetAndConferHeld {
        if (attendees != null) {
            attendees = List.copyOf(attendees);
            Texts.requireDistinct("attendees", attendees, Limits.PARTIES_MAX);
        }
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
