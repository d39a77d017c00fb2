package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A demand or counteroffer, by a short name such as {@code demand-1}. It never carries what was offered. */
public record OfferId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the text is no {@link ShortName short name} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OfferId {
        ShortName.require(value);
    }

    public static OfferId of(String value) {
        return new OfferId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
