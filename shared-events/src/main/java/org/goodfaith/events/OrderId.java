package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An order entered on one case, by a short name unique in its case, such as {@code ecf-21}. */
public record OrderId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the text is no {@link ShortName short name} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        ShortName.require(value);
    }

    public static OrderId of(String value) {
        return new OrderId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
