package org.goodfaith.rulebook.time;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One reason why a court is, or may be, closed on a day. A day can have several.
 *
 * @param on the day
 * @param why which paragraph of the rule closes it
 * @param name what the day is, such as {@code Labor Day}
 * @param authority the statute, order or notice that says so
 * @param counts whether the rule counts it
 * @param question names the legal question a contested day poses; all the days of one closure pose the same
 */
public record ClosedDay(LocalDate on, Why why, String name, String authority, Counts counts, String question) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("zzz", Locale.US);

    /** The paragraph of the rule that a day is closed under. */
    public enum Why {
        SATURDAY("6(a)(1)(C)"),
        SUNDAY("6(a)(1)(C)"),
        /** Named in the rule and set aside by statute. */
        FEDERAL_HOLIDAY("6(a)(6)(A)"),
        /** Declared a holiday by the President or Congress. */
        PRESIDENT_OR_CONGRESS("6(a)(6)(B)"),
        /** Declared a holiday by the court's state; counts only for a period measured after an event. */
        STATE_HOLIDAY("6(a)(6)(C)"),
        /** The clerk's office cannot be reached; extends filings only. */
        OFFICE_INACCESSIBLE("6(a)(3)");

        private final String paragraph;

        Why(String paragraph) {
            this.paragraph = paragraph;
        }

        /** @return the paragraph of Fed. R. Civ. P., such as {@code 6(a)(6)(A)} */
        public String paragraph() {
            return paragraph;
        }
    }

    /** Whether a reason counts. What is contested has a default, and both readings of a date it changes are shown. */
    public enum Counts {
        YES,
        CONTESTED_YES,
        CONTESTED_NO,
        NO;

        public boolean byDefault() {
            return this == YES || this == CONTESTED_YES;
        }

        public boolean isContested() {
            return this == CONTESTED_YES || this == CONTESTED_NO;
        }
    }

    /** @return a day with its weekday, such as {@code Sat 2025-07-05} */
    static String text(LocalDate day) {
        String weekday = day.getDayOfWeek().name();
        return weekday.charAt(0) + weekday.substring(1, 3).toLowerCase(Locale.ROOT) + " " + day;
    }

    /** @return a moment with its weekday and the name of the clock, such as {@code Sat 2025-07-05 10:00 PDT} */
    static String text(ZonedDateTime moment) {
        return text(moment.toLocalDate()) + " " + moment.toLocalTime() + " " + CLOCK.format(moment);
    }

    /** @return what the day is and on whose authority, such as {@code Labor Day (5 U.S.C. 6103(a))} */
    String says() {
        return switch (why) {
            case SATURDAY, SUNDAY -> name;
            case FEDERAL_HOLIDAY, PRESIDENT_OR_CONGRESS, STATE_HOLIDAY, OFFICE_INACCESSIBLE ->
                name + " (" + authority + ")";
        };
    }
}
