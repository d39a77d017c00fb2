package org.goodfaith.events;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules for every text in a record: its size and its characters. Free text never contains the content of an offer.
 *
 * <p>A text is stored as it was entered. Its size is checked after Unicode normalization, because a reader may
 * normalize it: one compatibility character can become 18 characters, and one Korean syllable can become 9 bytes.
 */
public final class Texts {

    /** The maximum length of a name, caption or title in Unicode characters (code points). */
    public static final int LINE_LENGTH_MAX = 300;
    /** The maximum length of a note, reason or quotation in Unicode characters (code points). */
    public static final int NOTE_LENGTH_MAX = 2_000;
    /** The maximum size of a text in bytes of UTF-8, for each character it may have. */
    public static final int BYTES_PER_CHARACTER_MAX = 5;

    private static final int SHOWN_LENGTH_MAX = 80;

    private Texts() {}

    /** @throws IllegalArgumentException if the text is blank, too long for a line, or has a forbidden character */
    public static void requireLine(String name, String text) {
        require(name, text, LINE_LENGTH_MAX);
        if (text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(name + " must be one line");
        }
    }

    /**
     * @throws IllegalArgumentException if the text is not null and is blank, too long for a note, or has a forbidden
     *     character
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

    /** Returns the text, or a beginning of it that is not too long for a note. */
    public static String noteFrom(String text) {
        String kept = beginning(text, NOTE_LENGTH_MAX);
        while (tooLong(kept, NOTE_LENGTH_MAX) != null) {
            // The normalized size of a text is not the sum of its parts, so the cut is found by trial.
            kept = beginning(kept, kept.codePointCount(0, kept.length()) * 9 / 10);
        }
        return kept;
    }

    private static String beginning(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length));
    }

    private static void require(String name, String text, int lengthMax) {
        if (text.codePoints().noneMatch(Texts::isVisible)) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        // Characters first: normalization is defined only for assigned ones.
        requireCharacters(name, text);
        String excess = tooLong(text, lengthMax);
        if (excess != null) {
            throw new IllegalArgumentException(name + " must have at most " + excess);
        }
    }

    private static void requireCharacters(String name, String text) {
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            throw new IllegalArgumentException(name + " must not contain control characters");
        }
        if (text.codePoints().anyMatch(Texts::isMisleading)) {
            throw new IllegalArgumentException(
                    name + " must not contain text direction controls, invisible tags, a byte order mark, a line"
                            + " separator, an unpaired surrogate or a character that Unicode does not define");
        }
    }

    /** Returns the limit that the text exceeds, with its actual size; null if it exceeds none. */
    private static @Nullable String tooLong(String text, int lengthMax) {
        int length = text.codePointCount(0, text.length());
        if (length > lengthMax) {
            return lengthMax + " characters, not " + length;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        int normalizedLength = composed.codePointCount(0, composed.length());
        if (normalizedLength > lengthMax) {
            return lengthMax + " characters after Unicode normalization (NFKC), not " + normalizedLength;
        }
        int bytesMax = lengthMax * BYTES_PER_CHARACTER_MAX;
        int bytes = Stream.of(text, composed, Normalizer.normalize(text, Normalizer.Form.NFKD))
                .mapToInt(form -> form.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElseThrow();
        return bytes > bytesMax
                ? bytesMax + " bytes of UTF-8 after Unicode normalization (NFKC and NFKD), not " + bytes
                : null;
    }

    /** Returns false for spaces, format characters, marks without a letter and letters without a glyph. */
    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default ->
                !(codePoint == 0x115F
                        || codePoint == 0x1160
                        || codePoint == 0x2800
                        || codePoint == 0x3164
                        || codePoint == 0xFFA0);
        };
    }

    /**
     * Returns true for characters that make the displayed text differ from the stored text or that not every reader can
     * process. The marks U+200E and U+200F are allowed, because names in Arabic and Hebrew need them.
     */
    private static boolean isMisleading(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || codePoint == 0x2028
                || codePoint == 0x2029
                || codePoint == 0xFEFF
                || (codePoint >= 0xFFF9 && codePoint <= 0xFFFB)
                || (codePoint >= 0xE0000 && codePoint <= 0xE007F)
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
                // XML forbids some. The normalization of the others may change when Unicode defines them.
                || !Character.isDefined(codePoint);
    }
}
