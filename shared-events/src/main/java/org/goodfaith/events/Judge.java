package org.goodfaith.events;

/**
 * A judge assigned to a case.
 *
 * @param initials one to five capital letters that follow docket numbers, such as {@code QZC}
 * @param name the name as the court writes it
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
                    "'" + Texts.shown(initials) + "' is not a judge's initials: use one to five capital letters");
        }
    }
}
