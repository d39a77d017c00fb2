package org.goodfaith.rulebook.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.rulebook.status.CalendarEntry;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A moment of transaction time at which the record of a case or its court's calendar grew.
 *
 * @param name the number of the (first) entry, or {@code calendar-} and the number of the calendar entry
 * @param recordedAt the transaction time
 * @param entries the entry; several only if a strike was recorded together with its replacement; empty if the calendar
 *     grew
 * @param calendarEntry the calendar entry; null if the case's record grew
 * @param entryCount the number of entries on record from this point until the next
 * @param calendarEntryCount the number of calendar entries on record from this point until the next
 */
public record RecordingPoint(
        String name,
        Instant recordedAt,
        List<Entry> entries,
        @Nullable CalendarEntry calendarEntry,
        int entryCount,
        int calendarEntryCount) {

    public RecordingPoint {
        entries = List.copyOf(entries);
    }

    ChangeCause cause() {
        return calendarEntry == null
                ? new ChangeCause.EntriesRecorded(entries)
                : new ChangeCause.CalendarChanged(calendarEntry);
    }

    /** @return the record as known from this point until the next */
    CaseRecord recordUpToHere(CaseRecord record) {
        return new CaseRecord(
                record.entries().subList(0, entryCount), record.calendar().subList(0, calendarEntryCount));
    }

    /** @return the points of a record since its case was opened, ordered by recording */
    static List<RecordingPoint> of(CaseRecord record) {
        var points = new ArrayList<RecordingPoint>();
        List<Entry> entries = record.entries();
        List<CalendarEntry> calendar = record.calendar();
        int day = 0;
        int next = 0;
        while (next < entries.size() || day < calendar.size()) {
            if (next == entries.size()
                    || (day < calendar.size()
                            && calendar.get(day)
                                    .recordedAt()
                                    .isBefore(entries.get(next).recordedAt()))) {
                CalendarEntry calendarEntry = calendar.get(day++);
                // Calendar entries from before the case was opened are not part of its history.
                if (next > 0) {
                    points.add(new RecordingPoint(
                            "calendar-" + (day - 1), calendarEntry.recordedAt(), List.of(), calendarEntry, next, day));
                }
            } else {
                Entry entry = entries.get(next);
                int until = Math.min(next + entriesInStep(entry), entries.size());
                points.add(new RecordingPoint(
                        Long.toString(entry.sequence()),
                        entry.recordedAt(),
                        entries.subList(next, until),
                        null,
                        until,
                        day));
                next = until;
            }
        }
        return points;
    }

    /**
     * @return the number of entries recorded in one step: a strike and all entries up to the one that replaces it, or 1
     */
    private static int entriesInStep(Entry entry) {
        return entry.fact() instanceof EntryStricken strike
                        && strike.replacedBy() != null
                        && strike.replacedBy() > entry.sequence()
                ? Math.toIntExact(strike.replacedBy() - entry.sequence() + 1)
                : 1;
    }
}
