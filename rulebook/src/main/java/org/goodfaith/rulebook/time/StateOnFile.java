package org.goodfaith.rulebook.time;

import java.time.LocalDate;

/**
 * A line of {@code states.txt}: a state, district or territory whose holidays are on file.
 *
 * @param since the first year on file
 * @param statute the statute of its holidays
 * @param checkedOn the day on which somebody last compared the list with the statute
 */
record StateOnFile(String name, int since, String statute, LocalDate checkedOn, String note) {

    private static final String TEXT_SEEN = "text seen";

    /** Returns true if somebody compared the lines of the place with the text of its law. */
    boolean isTextSeen() {
        return note.startsWith(TEXT_SEEN);
    }

    static StateOnFile of(LawLine line) {
        return new StateOnFile(
                line.text(0),
                line.parse(1, Integer::parseInt),
                line.text(2),
                line.parse(3, LocalDate::parse),
                line.text(4));
    }
}
