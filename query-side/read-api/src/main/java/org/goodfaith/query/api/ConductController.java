package org.goodfaith.query.api;

import org.goodfaith.query.conduct.IndicatorView;


import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.PartyId;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.query.viewpoint.ViewpointView;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads of a case's indicators. */
@RestController
@RequestMapping(path = "/api/v1/cases/{caseId}/indicators", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Conduct", description = "Objective facts with their evidence. The court decides what they mean.")
class ConductController {

    private final CaseReader cases;

    ConductController(CaseReader cases) {
        this.cases = cases;
    }

    @GetMapping
    @Operation(
            summary = "List the indicators of a case",
            description = "The court's own findings first, which outrank every other; then in order of world time. They"
                    + " are facts with evidence, for and against a party alike; there is no score.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"viewpoint":{"asOf":"2024-07-01T09:00:00-07:00","knownAt":"2024-07-01T09:00:00-07:00",
                      "zone":"America/Los_Angeles","reading":"NOW","says":"Now, with all that is known.",
                      "throughEntry":6,"ruleSet":"1"},
                     "indicators":[{"kind":"LATE_PERFORMANCE","leaning":"AGAINST","party":"defendant-1","counsel":[],
                      "says":"late by 2 days","obligation":"ecf-21/answer-latest-communication/defendant-1",
                      "entries":[3,6],"from":"2024-06-28T10:00:00-07:00","visibility":"PARTIES"}]}
                    """)))
    IndicatorsAnswer indicators(
            @PathVariable CaseId caseId,
            @ParameterObject ViewpointQuery viewpoint,
            @Parameter(description = "Only those in this party's lane.", example = "defendant-1")
                    @RequestParam(required = false)
                    @Nullable
                    PartyId party) {
        return cases.read(caseId, viewpoint, shown -> {
            shown.requireParty(party);
            return new IndicatorsAnswer(
                    shown.viewpoint(),
                    shown.indicators().stream()
                            .filter(indicator ->
                                    party == null || indicator.party().equals(party))
                            .map(indicator -> IndicatorView.of(indicator, shown))
                            .toList());
        });
    }

    /** The indicators of a case. */
    record IndicatorsAnswer(ViewpointView viewpoint, List<IndicatorView> indicators) {}
}
