package org.goodfaith.query.page;

import org.goodfaith.rulebook.standing.Standing;

/**
 * A sign beside each standing, so that neither colour nor a picture carries it alone; the words always stand beside it.
 */
final class Symbols {

    private Symbols() {}

    static String of(Standing standing) {
        return switch (standing) {
            case DORMANT -> "\u25CC";
            case OPEN -> "\u25CB";
            case OVERDUE -> "\u25B2";
            case MET -> "\u25CF";
            case LATE -> "\u25D0";
            case DEFICIENT -> "\u25E9";
            case EXCUSED -> "\u2298";
            case MOOT -> "\u2013";
            case UNPERFORMED -> "\u2715";
            case LAPSED -> "\u00B7";
        };
    }
}
