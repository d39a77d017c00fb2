package org.goodfaith.query.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.PartyId;
import org.goodfaith.query.api.ApiParameters.ObligorFilter;
import org.goodfaith.query.api.ApiParameters.StatusFilter;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves the list of cases, and each case with its parties and obligations at any viewpoint. */
@JsonController("/api/v1/cases")
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
    CasesView cases(@ParameterObject CasesQuery query, @ParameterObject PageQuery page) {
        ListPage<CaseList.ListedCase> slice = list.find(query.filter(), page);
        return new CasesView(slice.lines(), slice.next());
    }

    @GetMapping("/{caseId}")
    @Operation(summary = "Get a case", description = "Its judges, parties, counsel, orders and scheduled events.")
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
    ObligationsAnswer obligations(
            @PathVariable CaseId caseId,
            @ParameterObject ViewpointQuery viewpoint,
            @ObligorFilter @RequestParam(required = false) @Nullable PartyId party,
            @StatusFilter @RequestParam(required = false) @Nullable List<ObligationStatus> status) {
        return cases.read(caseId, viewpoint, shown -> {
            shown.requireParty(party);
            return new ObligationsAnswer(
                    shown.viewpoint(), nothingYet(shown), ObligationView.listed(shown, party, status));
        });
    }

    @GetMapping({
        "/{caseId}/obligations/{order}/{term}/{obligor}",
        "/{caseId}/obligations/{order}/{term}/{obligor}/{triggerOrOccasion}"
    })
    @Operation(
            summary = "Get an obligation with its full explanation",
            description = "Every reading of its due date with a step-by-step explanation, the order's own words, the"
                    + " deficiencies, and the entries it rests on. The path contains the parts of the obligation's id.")
    ObligationAnswer obligation(
            @PathVariable CaseId caseId,
            @PathVariable String order,
            @PathVariable String term,
            @PathVariable String obligor,
            @PathVariable(required = false) @Nullable String triggerOrOccasion,
            @ParameterObject ViewpointQuery viewpoint) {
        var id = new ObligationId(
                order + "/" + term + "/" + obligor + (triggerOrOccasion == null ? "" : "/" + triggerOrOccasion));
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
    record CasesView(
            List<CaseList.ListedCase> cases, @Nullable String next) {}

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
