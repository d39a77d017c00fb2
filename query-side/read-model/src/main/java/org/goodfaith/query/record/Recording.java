package org.goodfaith.query.record;

import org.jspecify.annotations.Nullable;

/**
 * The person who recorded an entry, and the channel.
 *
 * @param eventId the event id, which receipts also name
 * @param actor who recorded it; absent if the event does not say
 * @param role the role of that person
 * @param source the channel, such as the API or the intake topic
 */
public record Recording(
        String eventId,
        @Nullable String actor,
        @Nullable String role,
        @Nullable String source) {}
