package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The id of an attorney in one case: a short name such as {@code counsel-1}. */
public record CounselId(@JsonValue String value) {

    /** @throws IllegalArgumentException if the text is not a {@link ShortName short name} */
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
