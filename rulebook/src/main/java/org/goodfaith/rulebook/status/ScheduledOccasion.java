package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.goodfaith.events.CourtTime;
import org.goodfaith.rulebook.schedule.Occasion;
import org.goodfaith.rulebook.schedule.Source;
import org.jspecify.annotations.Nullable;

/**
 * An occasion of an event, with the entries that the dates counted from it rest on.
 *
 * @param time its date; null if it was taken off calendar
 * @param lastMove the entry that set this date
 * @param movedFrom its date before; null if it never had another
 * @param tookPlace the entry that shows that it took place, of its holding or of an appearance; null if there is none
 * @param tookPlaceOn the day on which it took place; null if no entry shows that it did
 */
record ScheduledOccasion(
        @Nullable CourtTime time,
        DatedEntry lastMove,
        @Nullable CourtTime movedFrom,
        @Nullable DatedEntry tookPlace,
        @Nullable LocalDate tookPlaceOn) {

    static ScheduledOccasion of(Occasion occasion, RecordAsKnownAt record) {
        Source place = occasion.tookPlace();
        return new ScheduledOccasion(
                occasion.at(),
                record.entry(occasion.lastMove()),
                occasion.movedFrom().orElse(null),
                place == null ? null : record.entry(place),
                occasion.tookPlaceOn());
    }

    /** @return the hour for which it was set, or the start of the day; empty if it did not take place on that day */
    Optional<Instant> tookPlaceFrom(LocalDate day, RecordAsKnownAt record) {
        return !day.equals(tookPlaceOn)
                ? Optional.empty()
                : Optional.of(
                        time != null && time.on().equals(day) ? time.startsAt(record.zone()) : record.startOf(day));
    }
}
