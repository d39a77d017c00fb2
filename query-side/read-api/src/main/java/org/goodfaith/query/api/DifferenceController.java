package org.goodfaith.query.api;

import org.goodfaith.query.replay.CaseHistories;
import org.goodfaith.query.replay.DifferenceView;


import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.viewpoint.ComparisonQuery;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a case shows otherwise from one viewpoint than from another. */
@RestController
@RequestMapping(path = "/api/v1/cases/{caseId}/difference", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "History")
class DifferenceController {

    private final CaseHistories histories;

    DifferenceController(CaseHistories histories) {
        this.histories = histories;
    }

    @GetMapping
    @Operation(
            summary = "Compare two viewpoints",
            description = "Each obligation that differs between `fromAsOf`, `fromKnownAt` and `asOf`, `knownAt`: what"
                    + " changed, and what made it change. A fact is named only if the change came with it, not because"
                    + " it was recorded in between; where nothing but time did it, the date that passed is named. Either"
                    + " viewpoint may be the earlier.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"from":{"asOf":"2024-06-30T23:59:59.999999-07:00","knownAt":"2024-06-30T23:59:59.999999-07:00",
                      "zone":"America/Los_Angeles","reading":"AS_SHOWN_AT_THE_TIME","says":"What the record showed then.",
                      "throughEntry":4,"ruleSet":"1"},
                     "to":{"asOf":"2024-07-01T09:00:00-07:00","knownAt":"2024-07-01T09:00:00-07:00",
                      "zone":"America/Los_Angeles","reading":"NOW","says":"Now, with all that is known.",
                      "throughEntry":5,"ruleSet":"1"},
                     "says":"1 obligation differs.",
                     "obligations":[{"obligation":"ecf-21/answer-latest-communication/defendant-1",
                      "title":"Answer the latest communication","changed":["STATUS","LATENESS","EXPLANATION","EVIDENCE"],
                      "says":["late by 2 days; it was: overdue - no performance recorded"],
                      "before":{"status":"OVERDUE","wording":"overdue - no performance recorded",
                       "reason":"no CommunicationAnswered is recorded","obligors":["defendant-1"],"restsOn":[3]},
                      "after":{"status":"LATE","wording":"late by 2 days","reason":"performed by entry 5",
                       "obligors":["defendant-1"],"restsOn":[3,5]},
                      "because":[]}]}
                    """)))
    DifferenceView difference(
            @PathVariable CaseId caseId, @ParameterObject ComparisonQuery from, @ParameterObject ViewpointQuery viewpoint) {
        return histories.difference(caseId, from, viewpoint);
    }
}
