package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One person who attended for a party.
 *
 * @param name the person
 * @param role in which role
 * @param authority with what authority to settle, never its limits; absent if not recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attendee(
        String name, AttendeeRole role, @Nullable Authority authority) {

    /** @throws IllegalArgumentException if the name is malformed */
    public Attendee {
        Texts.requireLine("name", name);
    }
}
