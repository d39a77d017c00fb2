package org.goodfaith.query.api;

import org.goodfaith.query.replay.CaseHistories;
import org.goodfaith.query.replay.ReplayView;


import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Texts;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.rulebook.status.RuleSet;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Steps through the history of a case. */
@RestController
@RequestMapping(path = "/api/v1/cases/{caseId}/replay", produces = MediaType.APPLICATION_JSON_VALUE)
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
            description = "Fact by fact in the order of recording, each with the obligations it changed, from what to"
                    + " what and why. A step shows what the record showed at the moment it was recorded, about that"
                    + " moment; what time alone had changed since the step before stands in `meanwhile`, so that nothing"
                    + " changes unexplained, and what it changed after the last step in `since`. A strike with what took"
                    + " the struck entry's place is one step; a closure is a step where it changes something.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"ruleSet":"1","asOf":"2024-07-03T10:00:00-07:00","steps":[{"step":"5","previous":"4","next":"6",
                      "recordedAt":"2024-07-01T09:00:00-07:00","facts":[],"meanwhile":[],"changes":[
                      {"obligation":"ecf-21/answer-latest-communication/defendant-1",
                       "title":"Answer the latest communication","changed":["STATUS","LATENESS"],
                       "says":["late by 2 days; it was: overdue - no performance recorded"],
                       "because":{"kind":"RECORDED","at":"2024-07-01T09:00:00-07:00",
                        "says":"Entry 5, CommunicationAnswered of 2024-06-28T10:00, recorded Mon 2024-07-01 09:00 PDT.",
                        "undone":false,"entries":[]}}]}],"since":[],"next":null}
                    """)))
    ReplayView replay(@PathVariable CaseId caseId, @ParameterObject PageQuery page) {
        return histories.replay(caseId, page);
    }

    @GetMapping("/{step}")
    @Operation(
            summary = "Read one step of a case's history",
            description = "By its name, or by the number of an entry that was recorded in it.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"ruleSet":"1","step":{"step":"5","previous":"4","next":"6",
                      "recordedAt":"2024-07-01T09:00:00-07:00","facts":[],"meanwhile":[],"changes":[]}}
                    """)))
    StepAnswer step(
            @PathVariable CaseId caseId,
            @Parameter(
                            description =
                                    "The number of an entry, or the name that a step gives as `next` or `previous`.",
                            example = "5")
                    @PathVariable
                    String step) {
        if (!step.matches("(calendar-)?\\d{1,9}")) {
            throw ReadProblemException.malformed(
                    "step",
                    "'" + Texts.shown(step) + "' is no step; a step is named by the number of its entry, or as the"
                            + " step before or after it names it.");
        }
        return cases.history(caseId, ViewpointQuery.now(), history -> {
            int index = history.find(step)
                    .orElseThrow(() -> ReadProblemException.notFound(
                            "step", "The history of the case shows no step " + step + "."));
            return new StepAnswer(
                    RuleSet.VERSION,
                    ReplayView.steps(history.walk(index, 1), history).getFirst());
        });
    }

    /** One step. */
    record StepAnswer(String ruleSet, ReplayView.StepView step) {}
}
