package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * The court scheduled an event. After the event was held or canceled, this begins a further occasion of it.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param event the key of the event, unique in the case
 * @param kind the kind of event
 * @param at the scheduled day, or day and time, in the court's time zone
 * @param mode the mode of attendance; absent if not decided
 * @param order the order that scheduled the event; absent if no recorded order did
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
