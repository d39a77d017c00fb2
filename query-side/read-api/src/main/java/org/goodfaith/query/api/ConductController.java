package org.goodfaith.query.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.PartyId;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.conduct.IndicatorView;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.query.viewpoint.ViewpointView;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves a case's indicators. */
@JsonController("/api/v1/cases/{caseId}/indicators")
@Tag(name = "Conduct", description = "Objective facts with their evidence. The court decides what they mean.")
class ConductController {

    private final CaseReader cases;

    ConductController(CaseReader cases) {
        this.cases = cases;
    }

    @GetMapping
    @Operation(
            summary = "List the indicators of a case",
            description =
                    "The court's own findings come first, because they outrank all others; then sorted by valid time."
                            + " Indicators are facts with evidence, favorable and unfavorable. There is no score.")
    IndicatorsAnswer indicators(
            @PathVariable CaseId caseId,
            @ParameterObject ViewpointQuery viewpoint,
            @Parameter(description = "Include only this party's indicators.", example = "defendant-1")
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
