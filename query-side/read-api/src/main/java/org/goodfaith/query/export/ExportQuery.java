package org.goodfaith.query.export;

import io.swagger.v3.oas.annotations.Parameter;
import org.goodfaith.query.api.ApiParameters.CourtFilter;
import org.goodfaith.query.api.ApiParameters.JudgeFilter;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.lists.ListQuery;
import org.jspecify.annotations.Nullable;

/** The filter and viewpoint of an exported list, without paging. */
public record ExportQuery(
        @CourtFilter @Nullable String court,

        @JudgeFilter @Nullable String judge,

        @Parameter(
                description = "Prefixes of words in the name of a party that owes or must answer.",
                example = "widgets")
        @Nullable
        String party,

        @Parameter(description = "Now or later, in the notation of the list. Default: now.") @Nullable
        String asOf) {

    ListQuery page(@Nullable String cursor) {
        return new ListQuery(court, judge, party, asOf, Integer.toString(PageQuery.LIMIT_MAX), cursor);
    }
}
