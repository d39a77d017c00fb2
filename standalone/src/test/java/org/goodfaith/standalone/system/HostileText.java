package org.goodfaith.standalone.system;

import java.util.List;
import java.util.Random;
import org.goodfaith.events.Texts;

/** Draws texts that are hard on full-text search, fonts, markup, spreadsheets, calendar files and logs. */
final class HostileText {

    private static final List<String> ORDINARY =
            List.of("Larkhaven Residents Association", "Brindle Stowe, Inc.", "the parties conferred", "Maren O'Ake");

    /** Each piece is legal by itself. The comments name the reader that it targets. */
    private static final List<String> PIECES = List.of(
            // Full-text search: one character becomes up to 18 under normalization.
            "\u3316",
            "\uFDFA",
            "\u33C2\u2460\u00BD\uFB03",
            "\uD835\uDD38\uD835\uDD39",
            // Changes of length or of letter under case conversion.
            "\u0130\u0131\u00DF\u1E9E\u0149\u017F\u03A3\u03C2\uFB00",
            // Scripts from right to left, and marks that order them.
            "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD",
            "\u0645\u064E\u0631\u0652\u062D\u064E\u0628\u064B\u0627",
            "\u200F\u200Eabc\u061C",
            // Combining marks, decomposed syllables, reordered vowels.
            "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E",
            "e\u0301\u0301\u0301o\u0308",
            "\u1112\u1161\u11AB\u1100\u1173\u11AF",
            "\u0E01\u0E33\u0E49\u0915\u094D\u0937\u093F",
            // Outside the basic plane: emoji sequences, flags, ideographs, tags.
            "\uD83D\uDC69\uD83C\uDFFE\u200D\u2696\uFE0F\uD83C\uDDFA\uD83C\uDDF8",
            "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F\uD842\uDFB7",
            // Invisible characters and other spaces.
            "a\u200Bb\u200C\u200D\u2060\u00ADc",
            "\u00A0\u2003\u3000\u202F",
            // Line ends that are not a line feed, and characters that XML does not allow.
            "one\u2028two\u2029three",
            "\uFFFE\uFFFF\uFFFD",
            "\uE000\uDBFF\uDFFF",
            // SQL, shells, paths and logs.
            "'; DROP TABLE case_summary; --",
            "%' OR '1'='1 _%\\",
            "$(rm -rf /) `id` | ${jndi:ldap://127.0.0.1/a}",
            "../../etc/passwd%00%2e%2e",
            "%s %n %1$s {0} {} #{1}",
            // Markup and templates.
            "<script>alert(1)</script><img src=x onerror=alert(1)>",
            "]]> <!-- --> <![CDATA[ &amp; &#0; &nope; \" ' />",
            "[[${T(java.lang.Runtime).getRuntime()}]] __${7*7}__ th:text",
            "[(${caption})] ~{fragment} @{/x} *{y} |z|",
            // Spreadsheets and calendar files.
            "=HYPERLINK(\"http://127.0.0.1\",\"x\")",
            "+1-2@SUM(A1);\"a\",\"b\"",
            "END:VEVENT\\nBEGIN:VALARM;X=\\,\\;:",
            // JSON, numbers and dates in words.
            "\\u0000 {\"a\": null} NaN 1e309 -0",
            "February 30, 2024 at 25:61 PST; Friday, August 20, 2024",
            "null",
            "-",
            "&",
            "$5,000,000");

    /** Long words: without a space, without a place to break, and with too many of them. */
    private static final List<String> FILLERS =
            List.of("x", "W", "-", "\u3316", "\uFDFA", "\u0301", "\uD83D\uDC69\u200D", "a ", "9 ", "\u05D0", "<b>");

    private HostileText() {}

    /** Returns one line that the API accepts. */
    static String line(Random random) {
        return text(random, Texts.LINE_LENGTH_MAX).replace('\n', ' ');
    }

    /** Returns a note that the API accepts. It may have several lines. */
    static String note(Random random) {
        return text(random, Texts.NOTE_LENGTH_MAX);
    }

    private static String text(Random random, int max) {
        String text =
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> one(random, ORDINARY);
                    case 3 -> one(random, PIECES);
                    case 4 -> several(random, " ");
                    case 5 -> several(random, random.nextBoolean() ? "" : "\n");
                    case 6 -> one(random, FILLERS).repeat(max);
                    default -> one(random, PIECES).repeat(1 + random.nextInt(max));
                };
        return cut(text, max);
    }

    /** Returns a text that the API must refuse. */
    static String refused(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> "right to left \u202E";
            case 1 -> "bell \u0007";
            default -> "x".repeat(Texts.NOTE_LENGTH_MAX + 1);
        };
    }

    private static String several(Random random, String between) {
        var text = new StringBuilder();
        for (int left = 2 + random.nextInt(5); left > 0; left--) {
            text.append(one(random, PIECES)).append(between);
        }
        return text.toString();
    }

    /** Cuts the text to the limit, but not in the middle of a character, and never leaves it blank. */
    private static String cut(String text, int max) {
        int end = Math.min(max, text.length());
        if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        String shortened = text.substring(0, end);
        return shortened.isBlank() ? "blank" : shortened;
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
