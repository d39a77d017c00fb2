package org.goodfaith.query.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.goodfaith.orders.Modality;
import org.goodfaith.query.api.ApiParameters.DaysAhead;
import org.goodfaith.query.api.ApiParameters.DaysStalled;
import org.goodfaith.query.api.ApiParameters.ModalityFilter;
import org.goodfaith.query.lists.ListQuery;
import org.goodfaith.query.lists.ObligationLists;
import org.goodfaith.query.lists.StalledCases;
import org.goodfaith.rulebook.status.RuleSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves lists over many cases. */
@JsonController("/api/v1")
@Tag(
        name = "Lists",
        description = "Lists over all cases, now or at a later time. For a past time, use the reads of one case.")
class ListController {

    private final ObligationLists obligations;
    private final StalledCases stalled;

    ListController(ObligationLists obligations, StalledCases stalled) {
        this.obligations = obligations;
        this.stalled = stalled;
    }

    @GetMapping("/overdue")
    @Operation(summary = "List overdue obligations", description = "The longest overdue first.")
    ObligationsView overdue(@ParameterObject ListQuery query) {
        return ObligationsView.of(obligations.overdue(query));
    }

    @GetMapping("/due")
    @Operation(
            summary = "List upcoming deadlines",
            description =
                    "Through the end of the last day, on each court's clock; the nearest first. Where the readings of"
                            + " an order differ, the earliest counts.")
    ObligationsView due(
            @ParameterObject ListQuery query,
            @DaysAhead @RequestParam(required = false, defaultValue = "7d") String within) {
        return ObligationsView.of(obligations.due(query, ListQuery.days("within", within)));
    }

    @GetMapping("/undated")
    @Operation(
            summary = "List open obligations without a due date",
            description =
                    "\"Promptly\", \"thereafter\", \"immediately\": no date is invented; the oldest first, with the"
                            + " days it has been open.")
    ObligationsView undated(
            @ParameterObject ListQuery query,
            @ModalityFilter @RequestParam(required = false) @Nullable List<Modality> modality) {
        return ObligationsView.of(
                obligations.undated(query, modality == null || modality.isEmpty() ? List.of(Modality.MUST) : modality));
    }

    @GetMapping("/stalled")
    @Operation(
            summary = "List stalled items",
            description =
                    "Offers that wait for an answer, and cases in which no party has done anything under an order that"
                            + " binds; the longest first.")
    StalledView stalled(
            @ParameterObject ListQuery query,
            @DaysStalled @RequestParam(name = "for", required = false, defaultValue = "21d") String atLeast) {
        var page = stalled.find(query, ListQuery.days("for", atLeast));
        return new StalledView(
                page.says(), RuleSet.VERSION, page.slice().lines(), page.slice().next());
    }

    /** A page of obligations. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ObligationsView(
            String says,
            String ruleSet,
            List<ObligationLists.ListedObligation> obligations,
            @Nullable String next) {

        static ObligationsView of(ObligationLists.ObligationPage page) {
            return new ObligationsView(
                    page.says(),
                    RuleSet.VERSION,
                    page.slice().lines(),
                    page.slice().next());
        }
    }

    /** A page of stalled items. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record StalledView(
            String says,
            String ruleSet,
            List<StalledCases.StalledCase> stalled,
            @Nullable String next) {}
}
