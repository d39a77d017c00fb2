package org.goodfaith.rulebook.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.OccasionId;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * One time that an event takes place, from its first date until it is over: held, attended or missed by a party, or
 * canceled.
 *
 * @param id the event and the number of the occasion, from 1
 * @param mode the mode of attendance; null if not decided
 * @param orders the orders that set it or took it over, in order; empty if only minute entries set it
 * @param settings every date it was set for, in order; empty only if it was canceled without ever being set
 * @param canceled the entry that took it off calendar; null if it was not, or was set again
 * @param held the entry that shows it was held; null if it was not. Of several on one day, the last counts
 * @param appearance the first entry of a party that appeared or did not appear, on the day or later; null if there is
 *     none
 */
public record Occasion(
        OccasionId id,
        @Nullable EventMode mode,
        List<SettingOrder> orders,
        List<Setting> settings,
        @Nullable Source canceled,
        @Nullable Source held,
        @Nullable Source appearance) {

    public Occasion {
        orders = List.copyOf(orders);
        settings = List.copyOf(settings);
    }

    public int number() {
        return id.number();
    }

    /** Returns the order that set it last; null if only minute entries did. */
    public @Nullable OrderId order() {
        return orders.isEmpty() ? null : orders.getLast().order();
    }

    /** Returns the entry that began it. */
    public Source begun() {
        return Stream.of(settings.stream().map(Setting::by), Stream.ofNullable(canceled))
                .flatMap(first -> first)
                .findFirst()
                .orElseThrow();
    }

    /** Returns true if an order began it, false if a minute entry did. */
    public boolean isBegunByOrder() {
        return !orders.isEmpty() && orders.getFirst().by().equals(begun());
    }

    /** Returns the date it is set for; null if it was taken off calendar. */
    public @Nullable CourtTime at() {
        return canceled == null ? settings.getLast().at() : null;
    }

    /** Returns the entry that shows that it took place: of its holding or of an appearance; null if there is none. */
    public @Nullable Source tookPlace() {
        return held == null ? appearance : held;
    }

    /**
     * Returns the day on which it took place; null if no entry shows that it did. An appearance that was entered with a
     * later date does not move it away from the day for which it was set.
     */
    public @Nullable LocalDate tookPlaceOn() {
        return held != null
                ? held.on()
                : appearance != null ? settings.getLast().at().on() : null;
    }

    /** Returns the entry after which it cannot be moved any more; null if it is still ahead. */
    public @Nullable Source over() {
        Source place = tookPlace();
        return place == null ? canceled : place;
    }

    /** Returns the day on which it took place or is set for; null if it was taken off calendar. */
    public @Nullable LocalDate day() {
        LocalDate place = tookPlaceOn();
        CourtTime at = at();
        return place != null || at == null ? place : at.on();
    }

    Occasion heldBy(Source by) {
        return new Occasion(id, mode, orders, settings, null, by, appearance);
    }

    /** Returns the last date it was set for, even if it was taken off calendar since; empty if it never had one. */
    public Optional<Setting> lastSetting() {
        return settings.isEmpty() ? Optional.empty() : Optional.of(settings.getLast());
    }

    /** Returns the date it had before its last change; empty if it never had another. */
    public Optional<CourtTime> movedFrom() {
        int before = settings.size() - (canceled == null ? 2 : 1);
        return before < 0 ? Optional.empty() : Optional.of(settings.get(before).at());
    }

    /** Returns the number of times that its date was changed or taken off calendar. */
    public int timesMoved() {
        return Math.max(0, settings.size() - 1) + (canceled == null ? 0 : 1);
    }

    /** Returns the entry that set its date or took it off calendar. */
    public Source lastMove() {
        return canceled == null ? settings.getLast().by() : canceled;
    }

    /** Returns the audience that may see every entry that its present state rests on. */
    public Visibility visibility() {
        return Stream.of(lastSetting().map(Setting::by), Optional.ofNullable(canceled), Optional.ofNullable(held))
                .flatMap(Optional::stream)
                .map(Source::visibility)
                .reduce(Visibility.PUBLIC, Occasion::common);
    }

    private static Visibility common(Visibility one, Visibility other) {
        if (one.isWithin(other)) {
            return one;
        }
        return other.isWithin(one) ? other : Visibility.CHAMBERS;
    }
}
