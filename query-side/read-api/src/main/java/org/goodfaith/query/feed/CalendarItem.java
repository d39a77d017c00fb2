package org.goodfaith.query.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventMode;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Modality;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.Court;
import org.jspecify.annotations.Nullable;

/** An item with a date that a calendar feed shows. */
sealed interface CalendarItem {

    OfCase of();

    /** @return the part of its UID that identifies it within its case; unchanged when the item moves */
    String key();

    LocalDate on();

    /** @return the time of day in the court's zone; absent if it is the whole day */
    @Nullable
    LocalTime at();

    /** @return when its current content was recorded */
    Instant since();

    /**
     * The case of an item.
     *
     * @param entries the number of known entries of the case and of its court's calendar; every change of a date adds
     *     one
     * @param lastRecordedAt when the last entry of the case was recorded
     * @param stale true if later entries could not be evaluated
     */
    record OfCase(
            String caseId,
            Court court,
            String docketNumber,
            String caption,
            boolean sample,
            long entries,
            Instant lastRecordedAt,
            boolean stale) {}

    /**
     * A deadline.
     *
     * @param mayBeEarlier true if one reading of the order gives an earlier date
     */
    record Due(
            OfCase of,
            String key,
            String title,
            Modality modality,
            List<String> obligors,
            ObligationStatus status,
            String wording,
            LocalDate on,
            @Nullable LocalTime at,
            boolean mayBeEarlier,
            Citation citation,
            boolean isPublic,
            Instant since)
            implements CalendarItem {}

    /**
     * An event that the court scheduled.
     *
     * @param time its time, or its last time if it was canceled
     * @param canceled true if it was canceled and not rescheduled
     * @param order the order that scheduled it; absent if none did
     */
    record Hearing(
            OfCase of,
            String key,
            EventKind kind,
            CourtTime time,
            @Nullable EventMode mode,
            @Nullable String order,
            boolean canceled,
            boolean isPublic)
            implements CalendarItem {

        @Override
        public LocalDate on() {
            return time.on();
        }

        @Override
        public @Nullable LocalTime at() {
            return time.time();
        }

        @Override
        public Instant since() {
            return of.lastRecordedAt();
        }
    }
}
