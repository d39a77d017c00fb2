package org.goodfaith.query.edge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ended. Its text form is opaque to clients.
 *
 * @param parts the sort key of the last line, and what else the next page needs
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
     * @throws ReadProblemException if it was never given out by a list of this kind
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
            // Not base64: told below like any other text that is no cursor.
        }
        throw unknown();
    }

    public static ReadProblemException unknown() {
        return ReadProblemException.malformed("cursor", "cursor is not one that this list gave out as its next.");
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }
}
