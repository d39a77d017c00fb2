package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * A party asked that somebody be excused from attending in person. The hardship itself is not recorded.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param event the scheduled event it is about
 * @param person who asks to be excused
 * @param role in which role that person would attend
 * @param separateApplication whether by a separate written application; absent if not recorded
 * @param hardshipShown whether it sets out substantial hardship; absent if not recorded
 * @param servedOnOpposingCounsel whether it was served on opposing counsel; absent if not recorded
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
