package org.goodfaith.query.relay;

import org.goodfaith.events.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it is stored, and what it says.
 *
 * @param position its place in the store
 * @param recordId the case, or the calendar of a court
 * @param entry its number there
 * @param type the stored name of its type
 * @param revision the form it is stored in, from 1
 * @param recordedAt as stored
 * @param metaData who recorded it and how, as JSON on one line
 * @param payload as stored
 * @param fact of a case; absent if it is of a calendar
 */
record StoredFact(
        long position,
        String eventId,
        String recordId,
        long entry,
        String type,
        int revision,
        String recordedAt,
        String metaData,
        String payload,
        @Nullable Fact fact) {

    /** @return the fact's name, such as {@code DemandServed} */
    String name() {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
