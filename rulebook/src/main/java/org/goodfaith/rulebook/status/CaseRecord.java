package org.goodfaith.rulebook.status;

import java.util.List;
import org.goodfaith.events.CaseOpened;

/**
 * The input of an evaluation: the facts of one case and the calendar of its court.
 *
 * @param entries ordered by number, from 0 without a gap; the first is the {@link CaseOpened}
 * @param calendar ordered by recording
 */
public record CaseRecord(List<Entry> entries, List<CalendarEntry> calendar) {

    /** @throws IllegalArgumentException if the numbers have a gap or the first entry does not open a case */
    public CaseRecord {
        entries = List.copyOf(entries);
        calendar = List.copyOf(calendar);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).sequence() != i) {
                throw new IllegalArgumentException("expected entry " + i + ", found entry "
                        + entries.get(i).sequence());
            }
        }
        if (entries.isEmpty() || !(entries.getFirst().fact() instanceof CaseOpened)) {
            throw new IllegalArgumentException("the first entry must open the case");
        }
    }

    public CaseOpened opened() {
        return (CaseOpened) entries.getFirst().fact();
    }
}
