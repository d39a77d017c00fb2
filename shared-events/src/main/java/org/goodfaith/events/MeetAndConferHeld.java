package org.goodfaith.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parties met and conferred.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param trialAttorneysInvolved true if the attorneys who will try the case took part; absent if not recorded
 * @param fullAuthorityInvolved true if persons with full settlement authority took part; absent if not recorded
 * @param attendees the persons who attended; absent if not recorded
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
