package org.goodfaith.rulebook.time;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A line of {@code local-rules.txt}: a rule of one court that sets the end of the last day, Fed. R. Civ. P. 6(a)(4).
 *
 * @param ends the filings whose last day ends
 * @param lastSecond the last timely second
 * @param from the first day in force
 * @param until the last day in force, inclusive
 * @param authority the rule, order or notice
 * @param checkedOn the day on which somebody last compared the line with its source
 */
record LocalRule(
        String court,
        Ends ends,
        LocalTime lastSecond,
        LocalDate from,
        LocalDate until,
        String authority,
        LocalDate checkedOn) {

    /** The filings that a rule is about. */
    enum Ends {
        PAPER_FILING,
        ELECTRONIC_FILING;

        static Ends parse(String words) {
            return switch (words) {
                case "paper filing" -> PAPER_FILING;
                case "electronic filing" -> ELECTRONIC_FILING;
                default -> throw new IllegalArgumentException("no kind of filing");
            };
        }
    }

    private static final String BEFORE = "before ";

    static LocalRule of(LawLine line) {
        return new LocalRule(
                line.text(0),
                line.parse(1, Ends::parse),
                line.parse(2, LocalRule::lastSecond),
                line.parse(3, LocalRule::from),
                line.parse(3, LocalRule::until),
                line.text(4),
                line.parse(5, LocalDate::parse));
    }

    boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    private static LocalTime lastSecond(String words) {
        return words.startsWith(BEFORE)
                ? LocalTime.parse(words.substring(BEFORE.length())).minusSeconds(1)
                : LocalTime.parse(words);
    }

    private static LocalDate from(String words) {
        return words.equals("all") ? LocalDate.MIN : LocalDate.parse(words.replaceFirst("since | to .*", ""));
    }

    private static LocalDate until(String words) {
        return words.contains(" to ") ? LocalDate.parse(words.replaceFirst(".* to ", "")) : LocalDate.MAX;
    }
}
