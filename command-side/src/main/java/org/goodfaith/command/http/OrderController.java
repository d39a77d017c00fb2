package org.goodfaith.command.http;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.goodfaith.cases.EnterOrder;
import org.goodfaith.command.dispatch.ReceiptView.WarningView;
import org.goodfaith.command.dryrun.CaseSnapshot;
import org.goodfaith.command.dryrun.DryRun;
import org.goodfaith.command.dryrun.OrderDryRunView;
import org.goodfaith.command.operation.OrderRequest;
import org.goodfaith.command.template.TemplateCatalog;
import org.goodfaith.events.CaseId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Enters orders. */
@RestController
@RequestMapping(
        path = "/api/v1/cases/{caseId}/orders",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class OrderController {

    private final CommandDispatcher dispatcher;
    private final DryRun dryRuns;
    private final TemplateCatalog templates;

    OrderController(CommandDispatcher dispatcher, DryRun dryRuns, TemplateCatalog templates) {
        this.dispatcher = dispatcher;
        this.dryRuns = dryRuns;
        this.templates = templates;
    }

    @Records(
            summary = "Enters an order, from a template or with its own terms",
            dryRunShows =
                    "With `dryRun=true`, nothing is recorded and no idempotency key is used up. The response (200) shows"
                            + " the schedule with explanations, and oddities to check.",
            tags = "Orders",
            example = """
                    {"circumstances":{"occurredAt":"2024-06-05","channel":"FILED","docketEntry":21},"order":"ecf-21",
                     "datedOn":"2024-06-05","judge":"ABC","template":"cand-settlement-conference",
                     "parameters":{"answerDueOn":"2024-06-26","agendaDueOn":"2024-07-17",
                      "preSettlementMeetingAt":"2024-07-31T10:30","settlementConferenceAt":"2024-08-20T10:00"}}
                    """)
    @ApiResponse(
            responseCode = "200",
            description = "The result of a dry run.",
            content = @Content(schema = @Schema(implementation = OrderDryRunView.class)))
    @PostMapping
    ResponseEntity<?> enter(
            @PathVariable CaseId caseId,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody OrderRequest order,
            HttpServletRequest request) {
        CaseSnapshot before = dryRuns.openedCase(caseId);
        EnterOrder command = order.command(caseId, before, templates);
        List<WarningView> warnings = OrderRequest.warnings(command, before);
        return dryRun
                ? ResponseEntity.ok(OrderDryRunView.of(command, before, warnings))
                : dispatcher.record(command, warnings, request);
    }
}
