package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The SHA-256 digest of a document that is not stored, as 64 lowercase hexadecimal digits. */
public record Sha256(@JsonValue String hex) {

    /** @throws IllegalArgumentException if the text is not such a digest */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sha256 {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a SHA-256 digest is 64 lowercase hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
