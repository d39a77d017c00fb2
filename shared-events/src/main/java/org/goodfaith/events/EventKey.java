package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The key of a scheduled event, unique in its case: a short name such as {@code settlement-conference}. */
public record EventKey(@JsonValue String value) {

    /** @throws IllegalArgumentException if the text is not a {@link ShortName short name} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventKey {
        ShortName.require(value);
    }

    public static EventKey of(String value) {
        return new EventKey(value);
    }

    /** @return the key as words, such as "settlement conference" */
    public String inWords() {
        return FactNames.constant(value.replace('-', '_'));
    }

    @Override
    public String toString() {
        return value;
    }
}
