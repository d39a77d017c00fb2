package org.goodfaith.query.relay;

import org.goodfaith.events.Fact;
import org.jspecify.annotations.Nullable;

/**
 * An event as stored, with its decoded fact.
 *
 * @param position its global position in the event store
 * @param recordId the case or the court's calendar
 * @param entry its number in that record
 * @param type the stored type name
 * @param revision the revision of the stored form, from 1
 * @param recordedAt as stored
 * @param metaData who recorded it and by which channel, as JSON on one line
 * @param payload as stored
 * @param fact the case fact; absent for a calendar fact
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
