package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A person who attended for a party.
 *
 * @param name the name of the person
 * @param role the role in which the person attended
 * @param authority the kind of settlement authority the person had, never its limits; absent if not recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attendee(
        String name, AttendeeRole role, @Nullable Authority authority) {

    /** @throws IllegalArgumentException if the name is malformed */
    public Attendee {
        Texts.requireLine("name", name);
    }
}
