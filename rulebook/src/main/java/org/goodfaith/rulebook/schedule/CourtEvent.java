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
 * An event of the court, such as a settlement conference: a series of occasions.
 *
 * @param kind the kind it was scheduled as; if it never was, the kind that the entry of its being held implies
 * @param occasions every occasion, numbered from 1 in order, at least one. A new date after one was held or canceled
 *     begins another
 */
public record CourtEvent(EventKey event, EventKind kind, List<Occasion> occasions) {

    public CourtEvent {
        occasions = List.copyOf(occasions);
    }

    public Occasion current() {
        return occasions.getLast();
    }

    /** Returns the occasion with this number, from 1; empty if it has not begun. */
    public Optional<Occasion> occasion(int number) {
        return number < 1 || number > occasions.size() ? Optional.empty() : Optional.of(occasions.get(number - 1));
    }

    /** Returns the mode of attendance of the current occasion; null if not decided. */
    public @Nullable EventMode mode() {
        return current().mode();
    }

    /** Returns the order that scheduled the current occasion; null if no recorded order did. */
    public @Nullable OrderId order() {
        return current().order();
    }

    /** Returns the date it is set for; null if it was taken off calendar. */
    public @Nullable CourtTime at() {
        return current().at();
    }

    /** Returns the day on which the current occasion was held; null if it was not. */
    public @Nullable LocalDate heldOn() {
        Source held = current().held();
        return held == null ? null : held.on();
    }

    /** Returns the days on which its earlier occasions were held, in order. */
    public List<LocalDate> heldBefore() {
        return occasions.subList(0, occasions.size() - 1).stream()
                .flatMap(occasion -> Stream.ofNullable(occasion.held()))
                .map(Source::on)
                .toList();
    }

    /** Returns the number of times that the date of its current occasion was changed or taken off calendar. */
    public int timesMoved() {
        return current().timesMoved();
    }

    /** Returns the date its current occasion had before its last change; empty if it never had another. */
    public Optional<CourtTime> movedFrom() {
        return current().movedFrom();
    }

    /** Returns the entry that set the date of its current occasion or took it off calendar. */
    public Source lastMove() {
        return current().lastMove();
    }
}
