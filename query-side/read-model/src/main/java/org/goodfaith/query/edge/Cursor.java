package org.goodfaith.query.edge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The position after a page of a list. Its text form is opaque to clients.
 *
 * @param parts the sort key of the last line, and other values that the next page needs
 */
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\u001f";

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(String... parts) {
        return new Cursor(Arrays.asList(parts));
    }

    /**
     * @return the cursor in {@code text}; empty for the first page
     * @throws ReadProblemException if no list of this kind issued it
     */
    public static Optional<Cursor> read(@Nullable String text, int length) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var cursor = new Cursor(Arrays.asList(decoded.split(SEPARATOR, -1)));
            if (cursor.parts().size() == length && cursor.text().equals(text)) {
                return Optional.of(cursor);
            }
        } catch (IllegalArgumentException _) {
            // Invalid Base64 is reported below like any other invalid cursor.
        }
        throw unknown();
    }

    public static ReadProblemException unknown() {
        return ReadProblemException.malformed("cursor", "cursor must be the next value of a page of this list.");
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }
}
