package org.goodfaith.query.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.replay.CaseHistories;
import org.goodfaith.query.replay.DifferenceView;
import org.goodfaith.query.viewpoint.ComparisonQuery;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves the differences between two viewpoints of a case. */
@JsonController("/api/v1/cases/{caseId}/difference")
@Tag(name = "History")
class DifferenceController {

    private final CaseHistories histories;

    DifferenceController(CaseHistories histories) {
        this.histories = histories;
    }

    @GetMapping
    @Operation(
            summary = "Compare two viewpoints",
            description =
                    "Each obligation that differs between viewpoint `fromAsOf`, `fromKnownAt` and viewpoint `asOf`,"
                            + " `knownAt`: what changed and why. A fact is named only if it caused the change, not because"
                            + " it was recorded in between. If only time caused it, the date that passed is named. Either"
                            + " viewpoint may be the earlier.")
    DifferenceView difference(
            @PathVariable CaseId caseId,
            @ParameterObject ComparisonQuery from,
            @ParameterObject ViewpointQuery viewpoint) {
        return histories.difference(caseId, from, viewpoint);
    }
}
