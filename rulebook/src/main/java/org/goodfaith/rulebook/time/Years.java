package org.goodfaith.rulebook.time;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The years in which a holiday is in force.
 *
 * @param first the first year
 * @param last the last year, inclusive
 * @param every the distance between two years, such as 4 for a presidential election
 */
record Years(int first, int last, int every) {

    private static final Pattern WORDS = Pattern.compile("(\\d{4})(-(\\d{4})?)?( every (\\d) years)?");

    /** Parses words such as {@code 2000-}, {@code 2015-2021}, {@code 2025} or {@code 2016- every 2 years}. */
    static Years parse(String words) {
        Matcher years = WORDS.matcher(words);
        if (!years.matches()) {
            throw new IllegalArgumentException("not a range of years");
        }
        int first = Integer.parseInt(years.group(1));
        int last = years.group(2) == null
                ? first
                : years.group(3) == null ? LegalHolidays.LAST_YEAR : Integer.parseInt(years.group(3));
        return new Years(first, last, years.group(5) == null ? 1 : Integer.parseInt(years.group(5)));
    }

    IntStream stream() {
        return IntStream.iterate(first, year -> year <= last, year -> year + every);
    }
}
