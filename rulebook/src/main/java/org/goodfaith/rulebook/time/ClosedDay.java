package org.goodfaith.rulebook.time;

import java.time.LocalDate;

/**
 * One reason why a day is, or may be, closed under Fed. R. Civ. P. 6(a). A day can have several.
 *
 * @param on the day
 * @param basis the paragraph of the rule that applies
 * @param name the name of the day, such as {@code Labor Day}
 * @param authority the statute, order or notice that closes the day
 * @param counts the effect of the reason on a computation
 * @param reason the reason why the day does not count or may not count, without a final period; empty if none is on
 *     file
 * @param question identifies the question that a contested or doubtful day raises; all days of one closure share one
 *     question
 */
public record ClosedDay(
        LocalDate on, Basis basis, String name, String authority, Counts counts, String reason, String question) {

    /** The paragraph of the rule under which a day is closed. */
    public enum Basis {
        SATURDAY("6(a)(1)(C)"),
        SUNDAY("6(a)(1)(C)"),
        /** A holiday that the rule names and a statute sets aside. */
        FEDERAL_HOLIDAY("6(a)(6)(A)"),
        /** A holiday declared by the President or Congress. */
        PRESIDENT_OR_CONGRESS("6(a)(6)(B)"),
        /** A holiday declared by the court's state. It counts only for periods measured after an event. */
        STATE_HOLIDAY("6(a)(6)(C)"),
        /** The clerk's office is inaccessible. This extends filings only. */
        OFFICE_INACCESSIBLE("6(a)(3)");

        private final String paragraph;

        Basis(String paragraph) {
            this.paragraph = paragraph;
        }

        /** Returns the paragraph of the Fed. R. Civ. P., such as {@code 6(a)(6)(A)}. */
        public String paragraph() {
            return paragraph;
        }
    }

    /**
     * The effect of a reason. A day whose effect is contested or not known has a default effect, and both readings of
     * an affected date are shown.
     */
    public enum Counts {
        YES,
        /** Courts differ. By default the day counts. */
        CONTESTED_YES,
        /** Courts have differed, and a source shows it. By default the day does not count. */
        CONTESTED_NO,
        /** It is not certain that the law makes the day a legal holiday. By default it does not count. */
        DOUBTFUL,
        /** The holidays of the state are not on file for the year. By default the day does not count. */
        NOT_ON_FILE,
        NO;

        public boolean byDefault() {
            return this == YES || this == CONTESTED_YES;
        }

        /** Returns true if courts differ about the day. */
        public boolean isContested() {
            return this == CONTESTED_YES || this == CONTESTED_NO;
        }

        /** Returns true if nobody can tell from the files whether the day counts. */
        boolean isInDoubt() {
            return this == DOUBTFUL || this == NOT_ON_FILE;
        }
    }

    /** Returns the name and the authority of the day, such as {@code Labor Day (5 U.S.C. 6103(a))}. */
    String description() {
        return switch (basis) {
            case SATURDAY, SUNDAY -> name;
            case FEDERAL_HOLIDAY, PRESIDENT_OR_CONGRESS, STATE_HOLIDAY, OFFICE_INACCESSIBLE ->
                name + " (" + authority + ")";
        };
    }

    /** Returns the reason with an initial capital. */
    String capitalizedReason() {
        return reason.isEmpty() ? reason : Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
    }
}
