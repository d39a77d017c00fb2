package org.goodfaith.query.record;

import java.util.List;
import org.goodfaith.rulebook.status.CaseRecord;

/**
 * All that is on record of a case.
 *
 * @param record its entries and its court's calendar
 * @param recordings who recorded each entry; as many as there are entries, in the same order
 * @param calendarSequence the last entry of the calendar, or -1 if it has none
 */
public record RecordedCase(CaseRecord record, List<Recording> recordings, long calendarSequence) {

    public RecordedCase {
        recordings = List.copyOf(recordings);
    }

    /** @return the case as it was after its first {@code entries}, with the same calendar */
    public RecordedCase first(int entries) {
        return new RecordedCase(
                new CaseRecord(record.entries().subList(0, entries), record.calendar()),
                recordings.subList(0, entries),
                calendarSequence);
    }
}
