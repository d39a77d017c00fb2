package org.goodfaith.rulebook.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PreSettlementMeetingHeld;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.SettlementConferenceHeld;
import org.goodfaith.events.StayLifted;
import org.goodfaith.events.VDRPSessionHeld;
import org.jspecify.annotations.Nullable;

/**
 * The court's events and the stays in effect, as of one moment.
 *
 * @param events every event, in the order in which it first appeared
 * @param stays the stays in effect, in the order of valid time
 */
public record Schedule(List<CourtEvent> events, List<Stay> stays) {

    /** The schedule of a case in which nothing is recorded. */
    public static final Schedule EMPTY = new Schedule(List.of(), List.of());

    public Schedule {
        events = List.copyOf(events);
        stays = List.copyOf(stays);
    }

    public Optional<CourtEvent> event(EventKey key) {
        return events.stream().filter(event -> event.event().equals(key)).findFirst();
    }

    /** Returns the stay that suspends the obligations of an order; of several, the first. */
    public Optional<Stay> stayOf(OrderId order) {
        return stays.stream().filter(stay -> stay.orders().contains(order)).findFirst();
    }

    /** Returns the day since which all of these orders are stayed; empty if one is not, or if there is none. */
    public Optional<LocalDate> stayedSince(Collection<OrderId> orders) {
        List<Stay> found =
                orders.stream().flatMap(order -> stayOf(order).stream()).toList();
        return found.size() < orders.size()
                ? Optional.empty()
                : found.stream().map(stay -> stay.by().on()).max(LocalDate::compareTo);
    }

    /** Derives the schedule from the effective facts of a case, in the order of valid time. */
    public static final class Builder {

        private final SequencedMap<EventKey, EventBuilder> events = new LinkedHashMap<>();
        private final List<Stay> stays = new ArrayList<>();

        /** @param entry the number of the fact's entry */
        public void add(long entry, Fact fact) {
            Source by = Source.of(entry, fact);
            switch (fact) {
                case EventScheduled f -> {
                    EventBuilder event = event(f.event());
                    event.kind = f.kind();
                    event.mode = f.mode();
                    event.order = f.order();
                    event.setFor(f.at(), by);
                }
                case EventRescheduled f -> {
                    EventBuilder event = event(f.event());
                    event.mode = f.mode() == null ? event.mode : f.mode();
                    event.setFor(f.to(), by);
                }
                case EventCanceled f -> event(f.event()).cancel(by);
                case EventHeld f ->
                    event(f.event()).hold(f, fact.circumstances().occurredAt(), by);
                case ProceedingsStayed f -> stays.add(new Stay(by, f.orders()));
                case StayLifted _ -> stays.clear();
                default -> {
                    // No other fact changes the schedule.
                }
            }
        }

        private EventBuilder event(EventKey key) {
            return events.computeIfAbsent(key, EventBuilder::new);
        }

        public Schedule build() {
            return new Schedule(
                    events.values().stream().map(EventBuilder::build).toList(), stays);
        }
    }

    private static final class EventBuilder {

        private final EventKey key;
        private final List<Occasion> finished = new ArrayList<>();
        private final List<Setting> settings = new ArrayList<>();
        private @Nullable EventKind kind;
        private @Nullable EventMode mode;
        private @Nullable OrderId order;
        private @Nullable Source canceled;
        private @Nullable Source held;

        EventBuilder(EventKey key) {
            this.key = key;
        }

        /** The same date again changes nothing. A new date after it was held is a continuation: another occasion. */
        void setFor(CourtTime at, Source by) {
            if (at.equals(date())) {
                return;
            }
            if (held != null) {
                finished.add(occasion());
                settings.clear();
                held = null;
            }
            canceled = null;
            settings.add(new Setting(at, by));
        }

        /** An event that was held cannot be taken off calendar. */
        void cancel(Source by) {
            if (held == null && canceled == null) {
                canceled = by;
            }
        }

        /** An event that was held without a date counts as set for the day it was held. */
        void hold(EventHeld fact, CourtTime at, Source by) {
            if (date() == null) {
                canceled = null;
                settings.add(new Setting(at, by));
            }
            held = by;
            kind = kind == null ? kindOf(fact) : kind;
        }

        private @Nullable CourtTime date() {
            return canceled != null || settings.isEmpty()
                    ? null
                    : settings.getLast().at();
        }

        private Occasion occasion() {
            return new Occasion(settings, canceled, held);
        }

        CourtEvent build() {
            var occasions = new ArrayList<>(finished);
            occasions.add(occasion());
            return new CourtEvent(key, kind == null ? EventKind.OTHER : kind, mode, order, occasions);
        }

        private static EventKind kindOf(EventHeld fact) {
            return switch (fact) {
                case PreSettlementMeetingHeld _ -> EventKind.PRE_SETTLEMENT_MEETING;
                case SettlementConferenceHeld _ -> EventKind.SETTLEMENT_CONFERENCE;
                case VDRPSessionHeld _ -> EventKind.VDRP_SESSION;
            };
        }
    }
}
