package org.goodfaith.query.export;

import io.swagger.v3.oas.annotations.Parameter;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.lists.ListQuery;
import org.jspecify.annotations.Nullable;

/** Which lines of a list over many cases are wanted, and from when: a list's filters without its pages. */
public record ExportQuery(
        @Parameter(description = "A court's short name.", example = "cand") @Nullable
        String court,

        @Parameter(description = "A judge's initials.", example = "JZB") @Nullable
        String judge,

        @Parameter(
                description = "Beginnings of words of the name of a party that owes or is waited for.",
                example = "widgets")
        @Nullable
        String party,

        @Parameter(description = "Now or later, written as for the list. Default: now.") @Nullable
        String asOf) {

    ListQuery page(@Nullable String cursor) {
        return new ListQuery(court, judge, party, asOf, Integer.toString(PageQuery.LIMIT_MAX), cursor);
    }
}
