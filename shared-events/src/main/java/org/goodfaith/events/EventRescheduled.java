package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * The court moved an event that was not held yet. Dates counted from the event move with it. A further conference after
 * one was held is a new occasion of the event, scheduled by {@link EventScheduled}.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param event the key of the scheduled event
 * @param to the new day, or day and time, in the court's time zone
 * @param mode the new mode of attendance; absent if unchanged
 * @param reason the reason, in one or two sentences
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
