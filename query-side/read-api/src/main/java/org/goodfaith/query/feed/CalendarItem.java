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

/** Something with a date that a calendar shows. */
sealed interface CalendarItem {

    OfCase of();

    /** @return the part of its UID that tells it from everything else in its case; the same wherever it is moved */
    String key();

    LocalDate on();

    /** @return the time of that day on the court's clock; absent if it is the whole day */
    @Nullable
    LocalTime at();

    /** @return since when it shows what it shows */
    Instant since();

    /**
     * The case something belongs to.
     *
     * @param entries how many entries of the case and of its court's calendar are known; any change of a date comes
     *     with one of them
     * @param lastRecordedAt when the last entry of the case was recorded
     * @param stale whether later entries could not be evaluated
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
     * Something that is due.
     *
     * @param mayBeEarlier whether one reading of the order has an earlier date
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
     * Something the court set for a time.
     *
     * @param time what it is set for, or was when it was taken off calendar
     * @param canceled whether it was taken off calendar and not set again
     * @param order the order that set it; absent if none on record did
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
