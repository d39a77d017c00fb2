package org.goodfaith.query.edge;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The position after a page of a list. Its text form is opaque to clients.
 *
 * <p>A client can make a cursor by hand. A part is therefore read as what it must be, and never reaches the database
 * otherwise.
 *
 * @param parts the sort key of the last line, and other values that the next page needs
 */
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\u001f";

    /** The years that both Java and PostgreSQL write alike. */
    private static final int YEAR_MAX = 9999;

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

    /**
     * @return the part as text that the database can store
     * @throws ReadProblemException if it has a control character
     */
    public String line(int part) {
        String text = parts.get(part);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw unknown();
        }
        return text;
    }

    /**
     * @return the part as a number
     * @throws ReadProblemException if it is not a number from 0 to 999,999,999
     */
    public int number(int part) {
        String text = parts.get(part);
        if (!text.matches("[0-9]{1,9}")) {
            throw unknown();
        }
        return Integer.parseInt(text);
    }

    /**
     * @return the part as a day
     * @throws ReadProblemException if it is not a day of the years 1 to 9999
     */
    public LocalDate day(int part) {
        return dated(part, LocalDate::parse, day -> day);
    }

    /**
     * @return the part as an instant
     * @throws ReadProblemException if it is not an instant of the years 1 to 9999
     */
    public Instant instant(int part) {
        return dated(part, Instant::parse, instant -> instant.atOffset(ZoneOffset.UTC)
                .toLocalDate());
    }

    private <T> T dated(int part, Function<String, T> read, Function<T, LocalDate> day) {
        try {
            T value = read.apply(parts.get(part));
            int year = day.apply(value).getYear();
            if (year >= 1 && year <= YEAR_MAX) {
                return value;
            }
        } catch (DateTimeException _) {
            // Reported below like any other invalid part.
        }
        throw unknown();
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }
}
