package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * The court set something for a time.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param event the scheduled event it is about
 * @param kind what was set
 * @param at the day, or day and time, it is set for
 * @param mode by video or in person; absent if not decided
 * @param order the order that set it; absent if none on record did
 */
public record EventScheduled(
        Circumstances circumstances,
        EventKey event,
        EventKind kind,
        CourtTime at,
        @Nullable EventMode mode,
        @Nullable OrderId order)
        implements CourtAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
