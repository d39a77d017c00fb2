package org.goodfaith.query.record;

import java.util.List;
import org.goodfaith.rulebook.status.CaseRecord;

/**
 * Everything on record of a case.
 *
 * @param record its entries and its court's calendar
 * @param recordings who recorded each entry; same size and order as the entries
 * @param calendarSequence the last entry of the calendar; -1 if it has none
 */
public record RecordedCase(CaseRecord record, List<Recording> recordings, long calendarSequence) {

    public RecordedCase {
        recordings = List.copyOf(recordings);
    }
}
