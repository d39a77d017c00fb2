package org.goodfaith.command.http;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.goodfaith.cases.RecordFact;
import org.goodfaith.command.dryrun.CaseSnapshot;
import org.goodfaith.command.dryrun.DryRun;
import org.goodfaith.command.dryrun.RescheduleDryRunView;
import org.goodfaith.command.operation.RescheduleRequest;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.EventKey;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reschedules events. */
@RestController
@RequestMapping(
        path = "/api/v1/cases/{caseId}/events/{event}/reschedule",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class RescheduleController {

    private final CommandDispatcher dispatcher;
    private final DryRun dryRuns;

    RescheduleController(CommandDispatcher dispatcher, DryRun dryRuns) {
        this.dispatcher = dispatcher;
        this.dryRuns = dryRuns;
    }

    @Records(
            summary = "Reschedules an event",
            dryRunShows =
                    "With `dryRun=true`, nothing is recorded and no idempotency key is used up. The response (200) shows"
                            + " old and new due dates side by side.",
            tags = "Orders",
            example = """
                    {"circumstances":{"occurredAt":"2024-08-01","docketEntry":31},"to":"2024-09-10T10:00",
                     "mode":"BY_VIDEO","reason":"counsel's trial"}
                    """)
    @ApiResponse(
            responseCode = "200",
            description = "The result of a dry run.",
            content = @Content(schema = @Schema(implementation = RescheduleDryRunView.class)))
    @PostMapping
    ResponseEntity<?> reschedule(
            @PathVariable CaseId caseId,
            @PathVariable EventKey event,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody RescheduleRequest body,
            HttpServletRequest request) {
        var command = new RecordFact(caseId, body.fact(event));
        if (!dryRun) {
            return dispatcher.record(command, request);
        }
        CaseSnapshot before = dryRuns.openedCase(caseId);
        return ResponseEntity.ok(RescheduleDryRunView.of(event, before, before.with(command)));
    }
}
