package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An attorney who appears in one case, by a short name such as {@code counsel-1}. */
public record CounselId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the text is no {@link ShortName short name} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CounselId {
        ShortName.require(value);
    }

    public static CounselId of(String value) {
        return new CounselId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
