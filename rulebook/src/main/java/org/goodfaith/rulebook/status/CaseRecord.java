package org.goodfaith.rulebook.status;

import java.util.List;
import org.goodfaith.events.CaseOpened;

/**
 * All that a standing is derived from: the facts of one case and the calendar of its court.
 *
 * @param entries in order of their numbers, from 0 without a gap; the first is the {@link CaseOpened}
 * @param calendar in order of recording
 */
public record CaseRecord(List<Entry> entries, List<CalendarEntry> calendar) {

    /** @throws IllegalArgumentException if the entries are no record of a case */
    public CaseRecord {
        entries = List.copyOf(entries);
        calendar = List.copyOf(calendar);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).sequence() != i) {
                throw new IllegalArgumentException(
                        "entry " + entries.get(i).sequence() + " stands where entry " + i + " belongs");
            }
        }
        if (entries.isEmpty() || !(entries.getFirst().fact() instanceof CaseOpened)) {
            throw new IllegalArgumentException("a record begins with the opening of its case");
        }
    }

    public CaseOpened opened() {
        return (CaseOpened) entries.getFirst().fact();
    }
}
