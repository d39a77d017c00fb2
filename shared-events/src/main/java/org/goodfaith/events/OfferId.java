package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a demand or counteroffer: a short name such as {@code demand-1}. It never contains the offer. */
public record OfferId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the text is not a {@link ShortName short name} */
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
