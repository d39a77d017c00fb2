package org.goodfaith.query.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.PartyId;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.casestatus.CaseList;
import org.goodfaith.query.casestatus.CaseReader;
import org.goodfaith.query.casestatus.CaseView;
import org.goodfaith.query.casestatus.ObligationView;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.query.viewpoint.ViewpointView;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the list of cases, and each case with its parties and obligations at any viewpoint. */
@RestController
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cases", description = "Each case's obligations: who owes what, by when and why, and what was done.")
class CaseReadController {

    private static final String NOTHING_YET = "Nothing was on record yet.";

    private final CaseReader cases;
    private final CaseList list;

    CaseReadController(CaseReader cases, CaseList list) {
        this.cases = cases;
        this.list = list;
    }

    @GetMapping
    @Operation(summary = "List the cases", description = "Sorted by id. Filters combine.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"cases":[{"caseId":"cand-23-cv-90417","court":"cand","docketNumber":"23-cv-90417-QZA (JZB)",
                      "caption":"Sample Widgets, Inc. v. Example Fasteners LLC","judges":["JZB"],"sample":true,
                      "parties":["Sample Widgets, Inc.","Example Fasteners LLC"],"overdue":1,"open":4,
                      "nextDueOn":"2024-07-17"}],"next":null}
                    """)))
    CasesView cases(
            @Parameter(description = "A court id, such as cand.", example = "cand")
                    @RequestParam(required = false)
                    @Nullable
                    String court,
            @Parameter(description = "A judge's initials.", example = "JZB") @RequestParam(required = false) @Nullable
                    String judge,
            @Parameter(description = "Prefixes of words in a party's name.", example = "widgets")
                    @RequestParam(required = false)
                    @Nullable
                    String party,
            @Parameter(description = "Prefixes of words in the caption, the docket number or a party's name.")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @ParameterObject PageQuery page) {
        ListPage<CaseList.Line> slice = list.find(new CaseList.Filter(court, judge, party, text), page);
        return new CasesView(slice.lines(), slice.next());
    }

    @GetMapping("/{caseId}")
    @Operation(summary = "Get a case", description = "Its judges, parties, counsel, orders and scheduled events.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"viewpoint":{"asOf":"2024-07-01T09:00:00-07:00","knownAt":"2024-07-01T09:00:00-07:00",
                      "zone":"America/Los_Angeles","reading":"NOW","says":"Now, with everything known.",
                      "throughEntry":6,"ruleSet":"1"},
                     "case":{"caseId":"cand-23-cv-90417","court":"cand","courtName":"Northern District of California",
                      "docketNumber":"23-cv-90417-QZA (JZB)","caption":"Sample Widgets, Inc. v. Example Fasteners LLC",
                      "sample":true,"openedOn":"2024-06-18","judges":[{"initials":"JZB","name":"Judge Example"}],
                      "parties":[],"counsel":[],"orders":[],"events":[],"awaitingAnswer":[]}}
                    """)))
    CaseAnswer read(@PathVariable CaseId caseId, @ParameterObject ViewpointQuery viewpoint) {
        return cases.read(
                caseId,
                viewpoint,
                shown -> new CaseAnswer(
                        shown.viewpoint(),
                        nothingYet(shown),
                        shown.file()
                                .map(file -> CaseView.of(file, shown.court().name()))
                                .orElse(null)));
    }

    @GetMapping("/{caseId}/parties")
    @Operation(summary = "List the parties of a case")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"viewpoint":{"asOf":"2024-07-01T09:00:00-07:00","knownAt":"2024-07-01T09:00:00-07:00",
                      "zone":"America/Los_Angeles","reading":"NOW","says":"Now, with everything known.",
                      "throughEntry":6,"ruleSet":"1"},
                     "parties":[{"party":"plaintiff-1","name":"Sample Widgets, Inc.","side":"PLAINTIFF",
                      "kind":"ORGANIZATION","joinedOn":"2024-06-18"}]}
                    """)))
    PartiesAnswer parties(@PathVariable CaseId caseId, @ParameterObject ViewpointQuery viewpoint) {
        return cases.read(
                caseId,
                viewpoint,
                shown -> new PartiesAnswer(
                        shown.viewpoint(),
                        nothingYet(shown),
                        shown.file().map(CaseView::parties).orElse(List.of())));
    }

    @GetMapping("/{caseId}/obligations")
    @Operation(
            summary = "List the obligations of a case",
            description = "Every obligation of the case, with its status and the reason. Each is also available"
                    + " with its full explanation at its own URL.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"viewpoint":{"asOf":"2024-06-27T09:00:00-07:00","knownAt":"2024-06-27T09:00:00-07:00",
                      "zone":"America/Los_Angeles","reading":"NOW","says":"Now, with everything known.",
                      "throughEntry":5,"ruleSet":"1"},
                     "obligations":[{"id":"ecf-21/answer-latest-communication/defendant-1","order":"ecf-21",
                      "term":"answer-latest-communication","title":"Answer the latest communication","modality":"MUST",
                      "obligors":[{"party":"defendant-1","name":"Example Fasteners LLC"}],"actor":"PARTY",
                      "status":"OVERDUE","wording":"overdue - no performance recorded",
                      "reason":"No CommunicationAnswered is recorded.",
                      "due":{"on":"2024-06-26","overdueFrom":"2024-06-27T00:00:00-07:00","says":"Wed 2024-06-26"},
                      "flags":[],"deficiencies":[],"visibility":"PARTIES",
                      "citation":{"where":"p. 1, lines 20-22","quotation":"shall respond by June 26, 2024"}}]}
                    """)))
    ObligationsAnswer obligations(
            @PathVariable CaseId caseId,
            @ParameterObject ViewpointQuery viewpoint,
            @Parameter(
                            description = "Include only obligations that this party owes, alone or jointly.",
                            example = "defendant-1")
                    @RequestParam(required = false)
                    @Nullable
                    PartyId party,
            @Parameter(description = "Include only these statuses.", example = "OVERDUE")
                    @RequestParam(required = false)
                    @Nullable
                    List<ObligationStatus> status) {
        return cases.read(caseId, viewpoint, shown -> {
            shown.requireParty(party);
            return new ObligationsAnswer(
                    shown.viewpoint(), nothingYet(shown), ObligationView.listed(shown, party, status));
        });
    }

    @GetMapping({
        "/{caseId}/obligations/{order}/{term}/{obligor}",
        "/{caseId}/obligations/{order}/{term}/{obligor}/{trigger}"
    })
    @Operation(
            summary = "Get an obligation with its full explanation",
            description = "Every reading of its due date with a step-by-step explanation, the order's own words, the"
                    + " deficiencies, and the entries it rests on. The path contains the parts of the obligation's id.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"viewpoint":{"asOf":"2024-06-27T09:00:00-07:00","knownAt":"2024-06-27T09:00:00-07:00",
                      "zone":"America/Los_Angeles","reading":"NOW","says":"Now, with everything known.",
                      "throughEntry":5,"ruleSet":"1"},
                     "obligation":{"id":"ecf-21/serve-demand/plaintiff-1","order":"ecf-21","term":"serve-demand",
                      "title":"Serve a demand","modality":"MUST","obligors":[{"party":"plaintiff-1",
                      "name":"Sample Widgets, Inc."}],"actor":"PARTY","status":"OPEN","wording":"open",
                      "reason":"Due Tue 2024-08-06.","due":{"on":"2024-08-06",
                      "overdueFrom":"2024-08-07T00:00:00-07:00","says":"Tue 2024-08-06"},"flags":[],"deficiencies":[],
                      "visibility":"PARTIES","citation":{"where":"p. 2, lines 1-3",
                      "quotation":"a written demand at least 14 days before"},
                      "explanation":{"readings":[{"id":"only","label":"as written","due":{"on":"2024-08-06",
                      "overdueFrom":"2024-08-07T00:00:00-07:00","says":"Tue 2024-08-06"},"inForce":true,
                      "ruledOut":false,"explanation":[{"cites":"6(a)(1)(B)","says":"Count every day, including intermediate Saturdays, Sundays, and legal holidays: 14 days before Tue 2024-08-20.",
                      "result":"Tue 2024-08-06"}],"flags":[]}],"window":[],"performedBy":["DemandServed"],
                      "requirements":["in writing"],"evidence":[{"entry":3,"fact":"OrderEntered",
                      "occurredAt":"2024-06-18","part":"IMPOSES"}]}}}
                    """)))
    ObligationAnswer obligation(
            @PathVariable CaseId caseId,
            @PathVariable String order,
            @PathVariable String term,
            @PathVariable String obligor,
            @PathVariable(required = false) @Nullable Long trigger,
            @ParameterObject ViewpointQuery viewpoint) {
        var id = new ObligationId(order + "/" + term + "/" + obligor + (trigger == null ? "" : "/" + trigger));
        return cases.read(
                caseId,
                viewpoint,
                shown -> new ObligationAnswer(
                        shown.viewpoint(),
                        nothingYet(shown),
                        find(shown, id)
                                .map(obligation -> ObligationView.explained(obligation, shown))
                                .orElse(null)));
    }

    private static Optional<Obligation> find(CaseAtViewpoint shown, ObligationId id) {
        if (shown.file().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(shown.obligations().stream()
                .filter(obligation -> obligation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ReadProblemException.notFound(
                        "obligation", "The case has no obligation " + id + " at this viewpoint.")));
    }

    static @Nullable String nothingYet(CaseAtViewpoint shown) {
        return shown.file().isEmpty() ? NOTHING_YET : null;
    }

    /** A page of cases. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record CasesView(List<CaseList.Line> cases, @Nullable String next) {}

    /** A case; absent, with a remark, if nothing was on record yet. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CaseAnswer(
            ViewpointView viewpoint,
            @Nullable String remark,

            @com.fasterxml.jackson.annotation.JsonProperty("case") @Nullable
            CaseView file) {}

    /** The parties of a case. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartiesAnswer(ViewpointView viewpoint, @Nullable String remark, List<CaseView.PartyView> parties) {}

    /** The obligations of a case. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ObligationsAnswer(
            ViewpointView viewpoint, @Nullable String remark, List<ObligationView> obligations) {}

    /** One obligation. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ObligationAnswer(
            ViewpointView viewpoint,
            @Nullable String remark,
            @Nullable ObligationView obligation) {}
}
