package org.goodfaith.rulebook.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.OccasionId;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PreSettlementMeetingHeld;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.SettlementConferenceHeld;
import org.goodfaith.events.StayLifted;
import org.goodfaith.events.VDRPSessionHeld;
import org.jspecify.annotations.Nullable;

/**
 * The court's events and the stays, as of one moment.
 *
 * @param events every event, in the order in which it first appeared
 * @param stays every stay, lifted ones included, in the order of valid time
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

    /** Returns the stays in effect, in the order of valid time. */
    public List<Stay> staysInEffect() {
        return stays.stream().filter(stay -> stay.lifted() == null).toList();
    }

    /** Returns the stay that suspends the obligations of an order; of several, the first. */
    public Optional<Stay> stayOf(OrderId order) {
        return staysOf(order).stream().filter(stay -> stay.lifted() == null).findFirst();
    }

    /**
     * Returns every stay of an order, lifted ones included, in the order of valid time. A further stay while one is in
     * effect changes nothing.
     */
    public List<Stay> staysOf(OrderId order) {
        var firstUntilLifted = new LinkedHashMap<Optional<Source>, Stay>();
        stays.stream()
                .filter(stay -> stay.orders().contains(order))
                .forEach(stay -> firstUntilLifted.putIfAbsent(Optional.ofNullable(stay.lifted()), stay));
        return List.copyOf(firstUntilLifted.values());
    }

    /** Returns the day since which all of these orders are stayed; empty if one is not, or if there is none. */
    public Optional<LocalDate> stayedSince(Collection<OrderId> orders) {
        List<Stay> found =
                orders.stream().flatMap(order -> stayOf(order).stream()).toList();
        return found.size() < orders.size()
                ? Optional.empty()
                : found.stream().map(stay -> stay.by().on()).max(LocalDate::compareTo);
    }

    /**
     * Courts set a further occasion of an event when they hold this one. A date that was set at an unknown time of that
     * day therefore counts from the holding.
     *
     * @param holdings the effective facts that events were held, in any order
     * @return the time of the last holding of the event on the day of the fact; empty if the fact counts from its own
     *     time
     */
    public static Optional<CourtTime> countsFromHolding(Fact fact, Collection<? extends Fact> holdings) {
        EventKey set =
                switch (fact) {
                    case EventScheduled f -> f.event();
                    case EventRescheduled f -> f.event();
                    default -> null;
                };
        CourtTime on = fact.circumstances().occurredAt();
        return set == null || on.time() != null
                ? Optional.empty()
                : holdings.stream()
                        .filter(holding -> holding instanceof EventHeld held
                                && held.event().equals(set))
                        .map(holding -> holding.circumstances().occurredAt())
                        .filter(heldAt -> heldAt.on().equals(on.on()))
                        .max(Comparator.comparing(CourtTime::time, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    /** Derives the schedule from the effective facts of a case, in the order of valid time. */
    public static final class Builder {

        private final SequencedMap<EventKey, EventBuilder> events = new LinkedHashMap<>();
        private final List<Stay> lifted = new ArrayList<>();
        private final List<Stay> inEffect = new ArrayList<>();

        /** @param entry the number of the fact's entry */
        public void add(long entry, Fact fact) {
            Source by = Source.of(entry, fact);
            switch (fact) {
                case EventScheduled f -> event(f.event()).schedule(f, by);
                case EventRescheduled f -> event(f.event()).reschedule(f, by);
                case EventCanceled f -> event(f.event()).cancel(by);
                case EventHeld f ->
                    event(f.event()).hold(f, fact.circumstances().occurredAt(), by);
                case NonappearanceRecorded f -> {
                    if (isOfTheLastOccasion(f.event(), fact)) {
                        event(f.event()).miss(fact.circumstances().occurredAt(), by);
                    }
                }
                case AttendanceRecorded f -> {
                    EventBuilder event = events.get(f.event());
                    if (event != null && isOfTheLastOccasion(f.event(), fact) && isByAnybody(f)) {
                        event.attend(by);
                    }
                }
                case ProceedingsStayed f -> inEffect.add(Stay.of(f, by));
                case StayLifted f -> {
                    inEffect.forEach(stay -> lifted.add(stay.liftedBy(f, by)));
                    inEffect.clear();
                }
                default -> {
                    // No other fact changes the schedule.
                }
            }
        }

        private boolean isOfTheLastOccasion(EventKey key, Fact fact) {
            OccasionId named = fact.circumstances().occasion();
            EventBuilder event = events.get(key);
            return named == null
                    || !named.event().equals(key)
                    || named.number() == (event == null ? 1 : event.number());
        }

        private static boolean isByAnybody(AttendanceRecorded attendance) {
            return attendance.attendees() == null || !attendance.attendees().isEmpty();
        }

        private EventBuilder event(EventKey key) {
            return events.computeIfAbsent(key, EventBuilder::new);
        }

        public Schedule build() {
            return new Schedule(
                    events.values().stream().map(EventBuilder::build).toList(),
                    Stream.concat(lifted.stream(), inEffect.stream()).toList());
        }
    }

    /** Collects the occasions of one event; the fields describe the current one. */
    private static final class EventBuilder {

        private final EventKey key;
        private final List<Occasion> finished = new ArrayList<>();
        private final List<Setting> settings = new ArrayList<>();
        private final List<SettingOrder> orders = new ArrayList<>();
        private final Set<Source> withoutTime = new HashSet<>();
        private @Nullable EventKind kind;
        private @Nullable EventMode mode;
        private @Nullable Source canceled;
        private @Nullable Source held;
        private @Nullable Source appearance;

        EventBuilder(EventKey key) {
            this.key = key;
        }

        /**
         * A date after the last occasion was held or canceled begins another. The same date again changes no date, but
         * an order takes over the occasion that a minute entry had set, and may give its hour.
         */
        void schedule(EventScheduled fact, Source by) {
            kind = fact.kind();
            CourtTime date = date();
            if (date != null && fact.at().isHourOf(date)) {
                settings.add(new Setting(fact.at(), settings.removeLast().by()));
            } else if (!fact.at().equals(date)) {
                if (tookPlace() || canceled != null) {
                    finish();
                }
                set(fact.at(), fact, by);
            }
            mode = fact.mode();
            OrderId order = fact.order();
            if (order != null) {
                orders.add(new SettingOrder(order, by));
            }
        }

        /** Only an occasion that is ahead or off calendar moves. A new date for one that took place begins another. */
        void reschedule(EventRescheduled fact, Source by) {
            if (!fact.to().equals(date())) {
                if (tookPlace()) {
                    EventMode same = mode;
                    finish();
                    mode = same;
                }
                canceled = null;
                set(fact.to(), fact, by);
            }
            mode = fact.mode() == null ? mode : fact.mode();
        }

        private void set(CourtTime at, Fact fact, Source by) {
            settings.add(new Setting(at, by));
            if (fact.circumstances().occurredAt().time() == null) {
                withoutTime.add(by);
            }
        }

        /** An event that was held cannot be taken off calendar. */
        void cancel(Source by) {
            if (!tookPlace() && canceled == null) {
                canceled = by;
            }
        }

        /**
         * An event that was held without a date counts as set for the day it was held. An event that took place on
         * another day before was held again: another occasion.
         */
        void hold(EventHeld fact, CourtTime at, Source by) {
            kind = kind == null ? kindOf(fact) : kind;
            if (isOfTheOccasionBefore(by.on())) {
                finished.add(finished.removeLast().heldBy(by));
                return;
            }
            Source before = held == null ? appearance : held;
            if (before != null && !before.on().equals(by.on())) {
                finish();
            }
            setForTheDay(at, by);
            List<Setting> further = furtherSetOnTheDay(by.on());
            held = by;
            finishBefore(further);
        }

        /** The court may set a further occasion on the day of the last one, before the holding is recorded. */
        private boolean isOfTheOccasionBefore(LocalDate day) {
            CourtTime date = date();
            return !finished.isEmpty()
                    && !tookPlace()
                    && day.equals(finished.getLast().tookPlaceOn())
                    && (date == null || date.on().isAfter(day));
        }

        /**
         * A new date set at an unknown time on the day on which the event was held is not a move. The court set a
         * further occasion when it held this one.
         */
        private List<Setting> furtherSetOnTheDay(LocalDate day) {
            int kept = settings.size();
            while (kept > 0
                    && withoutTime.contains(settings.get(kept - 1).by())
                    && isAfter(settings.get(kept - 1), day)) {
                kept--;
            }
            boolean wasSetForTheDay =
                    kept > 0 && settings.get(kept - 1).at().on().equals(day);
            return wasSetForTheDay ? List.copyOf(settings.subList(kept, settings.size())) : List.of();
        }

        private static boolean isAfter(Setting setting, LocalDate day) {
            return setting.by().on().equals(day) && setting.at().on().isAfter(day);
        }

        private void finishBefore(List<Setting> further) {
            if (further.isEmpty()) {
                return;
            }
            EventMode same = mode;
            List<SettingOrder> setFurther = orders.stream()
                    .filter(order -> further.stream().map(Setting::by).anyMatch(order.by()::equals))
                    .toList();
            settings.removeAll(further);
            orders.removeAll(setFurther);
            finish();
            settings.addAll(further);
            orders.addAll(setFurther);
            mode = same;
        }

        /** Somebody who did not appear missed the occasion, which cannot be moved any more. */
        void miss(CourtTime at, Source by) {
            if (date() == null && !tookPlace()) {
                setForTheDay(at, by);
            }
            attend(by);
        }

        /** Somebody who appeared, or did not, on the day of the occasion or later shows that it took place. */
        void attend(Source by) {
            if (tookPlace()) {
                appearance = appearance == null ? by : appearance;
                return;
            }
            List<Setting> further = furtherSetOnTheDay(by.on());
            CourtTime date = date();
            if (!further.isEmpty() || (date != null && !by.on().isBefore(date.on()))) {
                appearance = by;
                finishBefore(further);
            }
        }

        private void setForTheDay(CourtTime at, Source by) {
            if (date() == null) {
                canceled = null;
                settings.add(new Setting(at, by));
            }
        }

        private boolean tookPlace() {
            return held != null || appearance != null;
        }

        int number() {
            return finished.size() + 1;
        }

        private @Nullable CourtTime date() {
            return canceled != null || settings.isEmpty()
                    ? null
                    : settings.getLast().at();
        }

        private void finish() {
            finished.add(occasion());
            settings.clear();
            orders.clear();
            mode = null;
            canceled = null;
            held = null;
            appearance = null;
        }

        private Occasion occasion() {
            return new Occasion(OccasionId.of(key, number()), mode, orders, settings, canceled, held, appearance);
        }

        CourtEvent build() {
            var occasions = new ArrayList<>(finished);
            occasions.add(occasion());
            return new CourtEvent(key, kind == null ? EventKind.OTHER : kind, occasions);
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
