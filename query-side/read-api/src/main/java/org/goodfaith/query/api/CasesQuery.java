package org.goodfaith.query.api;

import io.swagger.v3.oas.annotations.Parameter;
import org.goodfaith.query.api.ApiParameters.CourtFilter;
import org.goodfaith.query.api.ApiParameters.JudgeFilter;
import org.goodfaith.query.casestatus.CaseList;
import org.jspecify.annotations.Nullable;

/** The filter of the list of cases. All given filters must match. */
public record CasesQuery(
        @CourtFilter @Nullable String court,

        @JudgeFilter @Nullable String judge,

        @Parameter(description = "Prefixes of words in a party's name.", example = "widgets") @Nullable
        String party,

        @Parameter(description = "Prefixes of words in the caption, the docket number or a party's name.") @Nullable
        String text) {

    public CaseList.CaseFilter filter() {
        return new CaseList.CaseFilter(court, judge, party, text);
    }
}
