package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.goodfaith.events.ShortName;

/** The id of a term, unique in its order: a short name such as {@code conference-statement}. */
public record TermId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the text is not a {@link ShortName short name} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TermId {
        ShortName.require(value);
    }

    public static TermId of(String value) {
        return new TermId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
