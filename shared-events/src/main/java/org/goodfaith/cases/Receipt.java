package org.goodfaith.cases;

import java.util.List;

/**
 * What became of a command that was not refused.
 *
 * @param recordId the record it changed
 * @param sequence the number of the last entry it made
 * @param eventIds the ids of the entries it made, in order
 * @param warnings what was odd about them
 */
public record Receipt(String recordId, long sequence, List<String> eventIds, List<RecordingWarning> warnings) {

    public Receipt {
        eventIds = List.copyOf(eventIds);
        warnings = List.copyOf(warnings);
    }

    /** @return what a client hands to a read so that it shows these entries */
    public ReadToken token() {
        return new ReadToken(recordId, sequence);
    }
}
