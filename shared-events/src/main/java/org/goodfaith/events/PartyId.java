package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a party in one case: a short name such as {@code plaintiff-1}. */
public record PartyId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the text is not a {@link ShortName short name} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartyId {
        ShortName.require(value);
    }

    public static PartyId of(String value) {
        return new PartyId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
