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
 * Something an order sets for a time, or speaks of as set later.
 *
 * @param key unique in its case
 * @param kind what it is
 * @param at the day, or day and time; absent if it is set later
 * @param mode by video or in person; absent if not decided
 */
public record EventSetting(
        EventKey key,
        EventKind kind,
        @Nullable CourtTime at,
        @Nullable EventMode mode) {

    /** @return the fact that the order set it; none if it is set later */
    public Optional<EventScheduled> scheduled(Circumstances circumstances, OrderId order) {
        return at == null
                ? Optional.empty()
                : Optional.of(new EventScheduled(circumstances, key, kind, at, mode, order));
    }
}
