package org.goodfaith.command.template;

import java.util.Optional;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * An event that an order schedules, or mentions as to be scheduled later.
 *
 * @param key unique in its case
 * @param kind the kind of event
 * @param at the day, or day and time, on the court's clock; absent if it is scheduled later
 * @param mode by video or in person; absent if not decided
 */
public record EventSetting(
        EventKey key,
        EventKind kind,
        @Nullable CourtTime at,
        @Nullable EventMode mode) {

    /** Returns the fact that the order scheduled the event, or empty if it is scheduled later. */
    public Optional<EventScheduled> scheduled(Circumstances circumstances, OrderId order) {
        return at == null
                ? Optional.empty()
                : Optional.of(new EventScheduled(circumstances, key, kind, at, mode, order));
    }
}
