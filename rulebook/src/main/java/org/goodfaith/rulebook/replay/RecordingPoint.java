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
 * A point of recorded time at which something came onto the record of a case or onto its court's calendar.
 *
 * @param name the number of the (first) entry, or {@code calendar-} and the number of the calendar's entry
 * @param recordedAt when it was recorded
 * @param entries the entry; several only if a strike put something in the place of what it struck, for the record never
 *     showed the one without the other; none if it is the calendar that changed
 * @param calendarEntry the calendar's entry; absent if the case's record grew
 * @param entryCount how many entries are known from this point until the next
 * @param calendarEntryCount how many entries of the calendar are known likewise
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

    /** @return what of the record is known from this point until the next */
    CaseRecord recordUpToHere(CaseRecord record) {
        return new CaseRecord(
                record.entries().subList(0, entryCount), record.calendar().subList(0, calendarEntryCount));
    }

    /** @return the points of a record from the opening of its case, in order of recording */
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
                CalendarEntry closure = calendar.get(day++);
                // What the calendar held before the case was opened is no part of the case's history.
                if (next > 0) {
                    points.add(new RecordingPoint(
                            "calendar-" + (day - 1), closure.recordedAt(), List.of(), closure, next, day));
                }
            } else {
                Entry entry = entries.get(next);
                int until = Math.min(next + together(entry), entries.size());
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

    /** A strike that replaces what it strikes is recorded in one step with all up to the replacement. */
    private static int together(Entry entry) {
        return entry.fact() instanceof EntryStricken strike
                        && strike.replacedBy() != null
                        && strike.replacedBy() > entry.sequence()
                ? Math.toIntExact(strike.replacedBy() - entry.sequence() + 1)
                : 1;
    }
}
