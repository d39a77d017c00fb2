package org.goodfaith.cases;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result of an accepted command.
 *
 * @param recordId the id of the changed record
 * @param sequence the sequence number of the last entry it recorded
 * @param eventIds the ids of the entries it recorded, in order
 * @param warnings problems that did not prevent recording
 */
public record Receipt(String recordId, long sequence, List<String> eventIds, List<RecordingWarning> warnings) {

    public Receipt {
        eventIds = List.copyOf(eventIds);
        warnings = List.copyOf(warnings);
    }

    /** Returns the same receipt with more warnings. */
    public Receipt with(List<RecordingWarning> more) {
        return new Receipt(
                recordId,
                sequence,
                eventIds,
                Stream.concat(warnings.stream(), more.stream()).toList());
    }

    /** Returns the token that makes a read include these entries. */
    public ReadToken token() {
        return new ReadToken(recordId, sequence);
    }
}
