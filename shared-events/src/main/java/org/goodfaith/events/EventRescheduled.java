package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * The court moved something to another time; dates counted from it move too.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param event the scheduled event it is about
 * @param to the day, or day and time, it is now set for
 * @param mode by video or in person; absent if unchanged
 * @param reason why, in one or two sentences
 */
public record EventRescheduled(
        Circumstances circumstances,
        EventKey event,
        CourtTime to,
        @Nullable EventMode mode,
        String reason) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public EventRescheduled {
        Texts.requireNote("reason", reason);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
