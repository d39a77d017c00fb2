package org.goodfaith.query.lists;

import io.swagger.v3.oas.annotations.Parameter;
import org.goodfaith.query.casestatus.CaseList;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.ReadProblemException;
import org.jspecify.annotations.Nullable;

/** Which lines of a list over many cases are wanted, and from when. */
public record ListQuery(
        @Parameter(description = "A court's short name.", example = "cand") @Nullable
        String court,

        @Parameter(description = "A judge's initials.", example = "JZB") @Nullable
        String judge,

        @Parameter(
                description = "Beginnings of words of the name of a party that owes or is waited for.",
                example = "widgets")
        @Nullable
        String party,

        @Parameter(
                description =
                        "Now or later: a day (its end on each court's clock), a day and time on each court's clock, or"
                                + " one with an offset. Default: now.")
        @Nullable
        String asOf,

        @Parameter(description = "How many lines at most, from 1 to 200.", example = "50") @Nullable
        String limit,

        @Parameter(description = "The `next` of the page before; leave it out for the first page.") @Nullable
        String cursor) {

    private static final int DAYS_MAX = 366;

    /**
     * @return the number of days that {@code text} writes as {@code 7d}
     * @throws ReadProblemException if it is no number of days from 0d to 366d
     */
    public static int days(String field, String text) {
        if (!text.matches("\\d{1,3}d") || Integer.parseInt(text.substring(0, text.length() - 1)) > DAYS_MAX) {
            throw ReadProblemException.malformed(
                    field, field + " is a number of days from 0d to " + DAYS_MAX + "d, such as 7d.");
        }
        return Integer.parseInt(text.substring(0, text.length() - 1));
    }

    CaseList.Filter filter() {
        return new CaseList.Filter(court, judge, party, null);
    }

    PageQuery page() {
        return new PageQuery(limit, cursor);
    }
}
