package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * Counsel pre-registered for a scheduled event.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param event the scheduled event it is about
 * @param oneJointEmail whether by one joint email; absent if not recorded
 * @param attendingCounselNamed whether it names the counsel who will attend; absent if not recorded
 */
public record CounselPreregistered(
        Circumstances circumstances,
        Actors actors,
        EventKey event,
        @Nullable Boolean oneJointEmail,
        @Nullable Boolean attendingCounselNamed)
        implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
