package org.goodfaith.query.api;

import org.goodfaith.query.lists.ObligationLists;
import org.goodfaith.query.lists.StalledCases;
import org.goodfaith.query.lists.ListQuery;


import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.goodfaith.orders.Modality;
import org.goodfaith.rulebook.status.RuleSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads over many cases. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Lists", description = "Over all cases, now or later. A past moment is asked for case by case.")
class ListController {

    private final ObligationLists obligations;
    private final StalledCases stalled;

    ListController(ObligationLists obligations, StalledCases stalled) {
        this.obligations = obligations;
        this.stalled = stalled;
    }

    @GetMapping("/overdue")
    @Operation(summary = "List what is overdue", description = "The longest overdue first.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"says":"Now, with all that is known.","ruleSet":"1","obligations":[{"caseId":"cand-23-cv-90417",
                      "court":"cand","docketNumber":"23-cv-90417-QZA (JZB)",
                      "caption":"Sample Widgets, Inc. v. Example Fasteners LLC","judges":["JZB"],"sample":true,
                      "obligation":"ecf-21/answer-latest-communication/defendant-1",
                      "title":"Answer the latest communication","modality":"MUST","obligors":["defendant-1"],
                      "obligorNames":["Example Fasteners LLC"],"status":"OVERDUE",
                      "wording":"overdue - no performance recorded","dueOn":"2024-06-26",
                      "overdueFrom":"2024-06-27T00:00:00-07:00","daysOverdue":1,"visibility":"PARTIES"}],"next":null}
                    """)))
    ObligationsView overdue(@ParameterObject ListQuery query) {
        return ObligationsView.of(obligations.overdue(query));
    }

    @GetMapping("/due")
    @Operation(
            summary = "List what falls due soon",
            description =
                    "Through the end of the last day, on each court's clock; the nearest first. Where the readings of"
                            + " an order differ, the earliest counts.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"says":"Now, with all that is known.","ruleSet":"1","obligations":[{"caseId":"cand-23-cv-90417",
                      "court":"cand","docketNumber":"23-cv-90417-QZA (JZB)",
                      "caption":"Sample Widgets, Inc. v. Example Fasteners LLC","judges":["JZB"],"sample":true,
                      "obligation":"ecf-21/serve-demand/plaintiff-1","title":"Serve a demand","modality":"MUST",
                      "obligors":["plaintiff-1"],"obligorNames":["Sample Widgets, Inc."],"status":"OPEN",
                      "wording":"open","dueOn":"2024-08-06","overdueFrom":"2024-08-07T00:00:00-07:00",
                      "visibility":"PARTIES"}],"next":null}
                    """)))
    ObligationsView due(
            @ParameterObject ListQuery query,
            @Parameter(description = "Within how many days, from 0d to 366d.", example = "7d")
                    @RequestParam(required = false, defaultValue = "7d")
                    String within) {
        return ObligationsView.of(obligations.due(query, ListQuery.days("within", within)));
    }

    @GetMapping("/undated")
    @Operation(
            summary = "List what is open and has no date",
            description =
                    "\"Promptly\", \"thereafter\", \"immediately\": no date is invented; the oldest first, with the days"
                            + " it has been open.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"says":"Now, with all that is known.","ruleSet":"1","obligations":[{"caseId":"cand-23-cv-90417",
                      "court":"cand","docketNumber":"23-cv-90417-QZA (JZB)",
                      "caption":"Sample Widgets, Inc. v. Example Fasteners LLC","judges":["JZB"],"sample":true,
                      "obligation":"ecf-21/confer-on-agenda/jointly","title":"Confer on an agenda","modality":"MUST",
                      "obligors":["plaintiff-1","defendant-1"],"obligorNames":["Sample Widgets, Inc.",
                      "Example Fasteners LLC"],"status":"OPEN","wording":"open","openSinceOn":"2024-06-18",
                      "openForDays":9,"visibility":"PUBLIC"}],"next":null}
                    """)))
    ObligationsView undated(
            @ParameterObject ListQuery query,
            @Parameter(description = "Which modalities; MUST unless said otherwise.")
                    @RequestParam(required = false)
                    @Nullable
                    List<Modality> modality) {
        return ObligationsView.of(
                obligations.undated(query, modality == null || modality.isEmpty() ? List.of(Modality.MUST) : modality));
    }

    @GetMapping("/stalled")
    @Operation(
            summary = "List where nothing moves",
            description =
                    "Offers that wait for an answer, and cases in which no party has done anything under an order that"
                            + " binds; the longest first.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"says":"Now, with all that is known.","ruleSet":"1","stalled":[{"caseId":"cand-23-cv-90417",
                      "court":"cand","docketNumber":"23-cv-90417-QZA (JZB)",
                      "caption":"Sample Widgets, Inc. v. Example Fasteners LLC","judges":["JZB"],"sample":true,
                      "kind":"OFFER_UNANSWERED","offer":"demand-1","awaits":"defendant-1",
                      "awaitsName":"Example Fasteners LLC","sinceOn":"2024-08-06","days":30}],"next":null}
                    """)))
    StalledView stalled(
            @ParameterObject ListQuery query,
            @Parameter(description = "For at least how many days, from 0d to 366d.", example = "21d")
                    @RequestParam(name = "for", required = false, defaultValue = "21d")
                    String atLeast) {
        var page = stalled.find(query, ListQuery.days("for", atLeast));
        return new StalledView(
                page.says(), RuleSet.VERSION, page.slice().lines(), page.slice().next());
    }

    /** A page of obligations. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ObligationsView(
            String says,
            String ruleSet,
            List<ObligationLists.Line> obligations,
            @Nullable String next) {

        static ObligationsView of(ObligationLists.Page page) {
            return new ObligationsView(
                    page.says(),
                    RuleSet.VERSION,
                    page.slice().lines(),
                    page.slice().next());
        }
    }

    /** A page of what does not move. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record StalledView(
            String says,
            String ruleSet,
            List<StalledCases.Line> stalled,
            @Nullable String next) {}
}
