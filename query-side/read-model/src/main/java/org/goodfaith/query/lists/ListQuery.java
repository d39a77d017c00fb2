package org.goodfaith.query.lists;

import io.swagger.v3.oas.annotations.Parameter;
import org.goodfaith.query.casestatus.CaseList;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.ReadProblemException;
import org.jspecify.annotations.Nullable;

/** The filter and viewpoint of a list over many cases. */
public record ListQuery(
        @Parameter(description = "A court id, such as cand.", example = "cand") @Nullable
        String court,

        @Parameter(description = "A judge's initials.", example = "JZB") @Nullable
        String judge,

        @Parameter(
                description = "Prefixes of words in the name of a party that owes or must answer.",
                example = "widgets")
        @Nullable
        String party,

        @Parameter(
                description =
                        "Now or later: a date (its end in each court's zone), a date-time in each court's zone, or"
                                + " a date-time with an offset. Default: now.")
        @Nullable
        String asOf,

        @Parameter(description = "The maximum number of lines, from 1 to 200.", example = "50") @Nullable
        String limit,

        @Parameter(description = "The `next` value of the previous page; omit it for the first page.") @Nullable
        String cursor) {

    private static final int DAYS_MAX = 366;

    /**
     * @return the number of days in {@code text}, such as {@code 7d}
     * @throws ReadProblemException if it is not from 0d to 366d
     */
    public static int days(String field, String text) {
        if (!text.matches("\\d{1,3}d") || Integer.parseInt(text.substring(0, text.length() - 1)) > DAYS_MAX) {
            throw ReadProblemException.malformed(
                    field, field + " must be a number of days from 0d to " + DAYS_MAX + "d, such as 7d.");
        }
        return Integer.parseInt(text.substring(0, text.length() - 1));
    }

    CaseList.CaseFilter filter() {
        return new CaseList.CaseFilter(court, judge, party, null);
    }

    PageQuery page() {
        return new PageQuery(limit, cursor);
    }
}
