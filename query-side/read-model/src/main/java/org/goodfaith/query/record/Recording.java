package org.goodfaith.query.record;

import org.jspecify.annotations.Nullable;

/**
 * Who recorded an entry, and by which way it came.
 *
 * @param eventId the id of the event, which a receipt names as well
 * @param actor who recorded it; absent if the event does not say
 * @param role in which role
 * @param source from where, such as the API or the intake topic
 */
public record Recording(
        String eventId,
        @Nullable String actor,
        @Nullable String role,
        @Nullable String source) {}
