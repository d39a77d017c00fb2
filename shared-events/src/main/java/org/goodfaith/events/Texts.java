package org.goodfaith.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits on free text in a record. Free text never contains the content of an offer. */
public final class Texts {

    /** The maximum length of a name, caption or title. */
    public static final int LINE_LENGTH_MAX = 300;
    /** The maximum length of a note, reason or quotation. */
    public static final int NOTE_LENGTH_MAX = 2_000;

    private static final int SHOWN_LENGTH_MAX = 80;

    private Texts() {}

    /** @throws IllegalArgumentException if the text is blank, longer than a line or has control characters */
    public static void requireLine(String name, String text) {
        require(name, text, LINE_LENGTH_MAX);
        if (text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(name + " must be one line");
        }
    }

    /**
     * @throws IllegalArgumentException if the text is not null and is blank, longer than a note or has control
     *     characters
     */
    public static void requireNote(String name, @Nullable String text) {
        if (text != null) {
            require(name, text, NOTE_LENGTH_MAX);
        }
    }

    /** @throws IllegalArgumentException if the list is longer than {@code max} or has duplicates */
    public static void requireDistinct(String name, List<?> values, int max) {
        if (values.size() > max) {
            throw new IllegalArgumentException(name + " must list at most " + max + ", not " + values.size());
        }
        if (values.stream().distinct().count() != values.size()) {
            throw new IllegalArgumentException(name + " must not list the same value twice");
        }
    }

    /** Returns the text truncated and without control characters, for quotation in an error message. */
    public static String shown(String text) {
        String cut = text.length() <= SHOWN_LENGTH_MAX ? text : text.substring(0, SHOWN_LENGTH_MAX) + "…";
        return cut.codePoints()
                .map(c -> isMisleading(c) || Character.isISOControl(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void require(String name, String text, int lengthMax) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        if (text.length() > lengthMax) {
            throw new IllegalArgumentException(
                    name + " must have at most " + lengthMax + " characters, not " + text.length());
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            throw new IllegalArgumentException(name + " must not contain control characters");
        }
        if (text.codePoints().anyMatch(Texts::isMisleading)) {
            throw new IllegalArgumentException(
                    name + " must not contain text direction controls, a byte order mark or an unpaired surrogate");
        }
    }

    /** Returns true for characters that make the displayed text differ from the stored text. */
    private static boolean isMisleading(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || codePoint == 0xFEFF
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
