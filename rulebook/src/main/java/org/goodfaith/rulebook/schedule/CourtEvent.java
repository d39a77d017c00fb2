package org.goodfaith.rulebook.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * An event of the court, such as a settlement conference.
 *
 * @param kind the kind it was scheduled as; if it never was, the kind that the entry of its being held implies
 * @param mode the mode of attendance; null if not decided
 * @param order the order that scheduled it; null if no recorded order did
 * @param occasions every occasion, in order, at least one. A new date after it was held begins another
 */
public record CourtEvent(
        EventKey event,
        EventKind kind,
        @Nullable EventMode mode,
        @Nullable OrderId order,
        List<Occasion> occasions) {

    public CourtEvent {
        occasions = List.copyOf(occasions);
    }

    public Occasion current() {
        return occasions.getLast();
    }

    /** Returns the date it is set for; null if it was taken off calendar. */
    public @Nullable CourtTime at() {
        return current().at();
    }

    /** Returns the day on which it was held; null if it was not, or was continued since. */
    public @Nullable LocalDate heldOn() {
        Source held = current().held();
        return held == null ? null : held.on();
    }

    /** Returns the days on which it was held before it was continued, in order. */
    public List<LocalDate> heldBefore() {
        return occasions.subList(0, occasions.size() - 1).stream()
                .flatMap(occasion -> Stream.ofNullable(occasion.held()))
                .map(Source::on)
                .toList();
    }

    /** Returns the number of times that the date of its current occasion was changed or taken off calendar. */
    public int timesMoved() {
        return Math.max(0, current().settings().size() - 1) + (current().canceled() == null ? 0 : 1);
    }

    /** Returns the date it had before its last change; empty if it never had another. */
    public Optional<CourtTime> movedFrom() {
        List<CourtTime> dates = occasions.stream()
                .flatMap(occasion -> occasion.settings().stream())
                .map(Setting::at)
                .toList();
        int before = dates.size() - (current().canceled() == null ? 2 : 1);
        return before < 0 ? Optional.empty() : Optional.of(dates.get(before));
    }

    /** Returns the entry that set its date or took it off calendar. */
    public Source lastMove() {
        Source canceled = current().canceled();
        return canceled == null ? current().settings().getLast().by() : canceled;
    }
}
