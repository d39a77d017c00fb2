package org.goodfaith.events;

import java.util.regex.Pattern;

/**
 * A judge assigned to a case.
 *
 * @param initials the initials that follow docket numbers, such as {@code QZC}, {@code FMOx} or {@code 23TGW}
 * @param name the name as the court writes it
 */
public record Judge(String initials, String name) {

    private static final int INITIALS_LENGTH_MAX = 8;
    private static final Pattern INITIALS = Pattern.compile("[A-Za-z0-9]*[A-Z][A-Za-z0-9]*");

    /** @throws IllegalArgumentException if the initials or the name are malformed */
    public Judge {
        requireInitials(initials);
        Texts.requireLine("name", name);
    }

    /** Also used by the forms and lists. */
    public static boolean areInitials(String text) {
        return text.length() <= INITIALS_LENGTH_MAX && INITIALS.matcher(text).matches();
    }

    /** @throws IllegalArgumentException if the text is not a judge's initials */
    public static void requireInitials(String initials) {
        if (!areInitials(initials)) {
            throw new IllegalArgumentException("'" + Texts.shown(initials)
                    + "' is not a judge's initials: use up to eight letters and digits with at least one capital letter,"
                    + " such as QZC or FMOx");
        }
    }
}
