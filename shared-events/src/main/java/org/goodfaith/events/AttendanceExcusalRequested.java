package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A party asked the court to excuse a person from attending in person. The hardship is not recorded.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param event the key of the scheduled event
 * @param person the name of the person to be excused
 * @param role the role in which the person would attend
 * @param separateApplication true if the request was a separate written application; absent if not recorded
 * @param hardshipShown true if the request describes substantial hardship; absent if not recorded
 * @param servedOnOpposingCounsel true if the request was served on opposing counsel; absent if not recorded
 */
public record AttendanceExcusalRequested(
        Circumstances circumstances,
        Actors actors,
        EventKey event,
        String person,
        AttendeeRole role,
        @Nullable Boolean separateApplication,
        @Nullable Boolean hardshipShown,
        @Nullable Boolean servedOnOpposingCounsel)
        implements PartyAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public AttendanceExcusalRequested {
        Texts.requireLine("person", person);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
