package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * Counsel preregistered for a scheduled event.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param event the key of the scheduled event
 * @param oneJointEmail true if all sides preregistered in one joint email; absent if not recorded
 * @param attendingCounselNamed true if the preregistration names the counsel who will attend; absent if not recorded
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
