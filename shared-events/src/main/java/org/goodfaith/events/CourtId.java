package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a federal district court: the short name in its electronic filing system, such as {@code cand}. */
public record CourtId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the text is not three to five lower-case letters */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CourtId {
        if (!value.matches("[a-z]{3,5}")) {
            throw new IllegalArgumentException(
                    "'" + value + "' is not the short name of a court, such as cand or caed");
        }
    }

    public static CourtId of(String value) {
        return new CourtId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
