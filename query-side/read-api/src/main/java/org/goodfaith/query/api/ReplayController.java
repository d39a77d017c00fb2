package org.goodfaith.query.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Texts;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.replay.CaseHistories;
import org.goodfaith.query.replay.ReplayView;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.rulebook.status.RuleSet;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves the history of a case step by step. */
@JsonController("/api/v1/cases/{caseId}/replay")
@Tag(name = "History")
class ReplayController {

    private final CaseReader cases;
    private final CaseHistories histories;

    ReplayController(CaseReader cases, CaseHistories histories) {
        this.cases = cases;
        this.histories = histories;
    }

    @GetMapping
    @Operation(
            summary = "Step through a case's history",
            description = "Fact by fact in the order of recording, each with the obligations it changed: before,"
                    + " after and why. A step shows what the record showed when it was recorded."
                    + " `meanwhile` has changes caused by time since the previous step, so that nothing"
                    + " changes unexplained; `since` has those after the last step. A strike with its"
                    + " replacement is one step. A closure is a step if it changes something.")
    ReplayView replay(@PathVariable CaseId caseId, @ParameterObject PageQuery page) {
        return histories.replay(caseId, page);
    }

    @GetMapping("/{step}")
    @Operation(
            summary = "Get one step of a case's history",
            description = "Identified by its id, or by the number of an entry recorded in it.")
    StepAnswer step(
            @PathVariable CaseId caseId,
            @Parameter(
                            description = "The number of an entry, or the `next` or `previous` value of a step.",
                            example = "5")
                    @PathVariable
                    String step) {
        if (!step.matches("(calendar-)?\\d{1,9}")) {
            throw ReadProblemException.malformed(
                    "step",
                    "'" + Texts.shown(step) + "' is not a step. Use the number of an entry, or the `next` or"
                            + " `previous` value of a step.");
        }
        return cases.history(caseId, ViewpointQuery.now(), history -> {
            int index = history.find(step)
                    .orElseThrow(() ->
                            ReadProblemException.notFound("step", "The history of the case has no step " + step + "."));
            return new StepAnswer(
                    RuleSet.VERSION,
                    ReplayView.steps(history.walk(index, 1), history).getFirst());
        });
    }

    /** One step. */
    record StepAnswer(String ruleSet, ReplayView.ReplayStepView step) {}
}
