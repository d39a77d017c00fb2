package org.goodfaith.events;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Comparison of names that were typed at different times and by different people.
 *
 * <p>A name is stored and shown as it was entered. Two names are the same if their {@link #folded} forms are equal.
 */
public final class Names {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern APOSTROPHES = Pattern.compile(
            "[`\u00B4\u02B9\u02BB\u02BC\u02BD\u02C8\u055A\u2018\u2019" + "\u201B\u2032\u2035\uA78C\uFF07]");
    private static final Pattern HYPHENS = Pattern.compile("[\\p{Pd}\u2043\u2212]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String NUMBER = "(?:\\d+|[ivxlc]+|[a-z])";
    private static final String RANGE = "(?: " + NUMBER + "(?: ?(?:-|to|through|thru|and|&) ?" + NUMBER + ")?)";
    private static final String KIND =
            "(?: (?:defendants?|corporations?|companies|entities|individuals?|officers?|agents?))";
    private static final Pattern PLACEHOLDER = Pattern.compile("(?:and )?(?:(?:john|jane|baby|defendants?) )*"
            + "(?:does?" + KIND + "?" + RANGE + "?|roes" + KIND + "?" + RANGE + "?|roe" + KIND + "?" + RANGE
            + "|(?:abc|xyz) (?:corporations?|companies|entities)" + RANGE
            + "|(?:unknown|unidentified|unnamed)(?: named)?(?: .*)? (?:parties|defendants?|agents?|officers?|persons?"
            + "|individuals?|employees?)" + RANGE + "?)(?:,? inclusive)?");

    private Names() {}

    /**
     * Returns the form by which names are compared: Unicode composed (NFC), spaces trimmed and collapsed, invisible
     * characters dropped, and every apostrophe and hyphen written the plain way.
     */
    public static String folded(String name) {
        String text = Normalizer.normalize(name, Normalizer.Form.NFC);
        text = INVISIBLE.matcher(text).replaceAll("");
        text = APOSTROPHES.matcher(text).replaceAll("'");
        text = HYPHENS.matcher(text).replaceAll("-");
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /**
     * Returns the form that two spellings of one name probably share: without letter case, accents, spaces and
     * punctuation. An equal form is only a hint that two parties may be one.
     */
    public static String likeness(String name) {
        String letters = MARKS.matcher(Normalizer.normalize(name.replace("&", " and "), Normalizer.Form.NFKD))
                .replaceAll("");
        String plain = NEITHER_LETTER_NOR_DIGIT
                .matcher(letters.toUpperCase(Locale.ROOT))
                .replaceAll("");
        return plain.isEmpty() ? folded(name) : plain;
    }

    /** Returns true for a placeholder for persons not identified yet, such as {@code DOES 1-50, inclusive}. */
    public static boolean standsForUnknown(String name) {
        return PLACEHOLDER.matcher(folded(name).toLowerCase(Locale.ROOT)).matches();
    }
}
