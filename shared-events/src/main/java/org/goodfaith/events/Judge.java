package org.goodfaith.events;

/**
 * A judge of a case.
 *
 * @param initials as they follow docket numbers, such as {@code QZC}
 * @param name as the court writes it
 */
public record Judge(String initials, String name) {

    /** @throws IllegalArgumentException if the initials or the name are malformed */
    public Judge {
        requireInitials(initials);
        Texts.requireLine("name", name);
    }

    static void requireInitials(String initials) {
        if (!initials.matches("[A-Z]{1,5}")) {
            throw new IllegalArgumentException(
                    "'" + Texts.shown(initials) + "' is no judge's initials: one to five capital letters");
        }
    }
}
