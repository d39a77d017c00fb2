package org.goodfaith.command.http;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.command.dryrun.ClosureDryRunView;
import org.goodfaith.command.dryrun.DryRun;
import org.goodfaith.command.operation.ClosureRequest;
import org.goodfaith.events.CourtId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proclaims and withdraws closures: days on which a court counts as closed although the statute does not say so. */
@RestController
@RequestMapping(
        path = "/api/v1/courts/{court}/closures",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class ClosureController {

    private static final String DRY_RUN_SHOWS =
            "With `dryRun=true`, nothing is recorded and no idempotency key is used up. The response (200) lists the days"
                    + " and marks those that are closed for another reason.";

    private final CommandDispatcher dispatcher;
    private final DryRun dryRuns;

    ClosureController(CommandDispatcher dispatcher, DryRun dryRuns) {
        this.dispatcher = dispatcher;
        this.dryRuns = dryRuns;
    }

    @Records(
            summary = "Proclaims a closure of a court",
            description = "The closure takes effect when it is recorded. Affected cases are evaluated again.",
            dryRunShows = DRY_RUN_SHOWS,
            tags = "Court calendars",
            example = """
                    {"closure":"day-of-mourning","fromOn":"2025-01-09","untilOn":"2025-01-09",
                     "kind":"PRESIDENT_OR_CONGRESS","contested":true,"authority":"Executive Order 14133"}
                    """)
    @ApiResponse(
            responseCode = "200",
            description = "The result of a dry run.",
            content = @Content(schema = @Schema(implementation = ClosureDryRunView.class)))
    @PostMapping
    ResponseEntity<?> proclaim(
            @PathVariable CourtId court,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody ClosureRequest body,
            HttpServletRequest request) {
        return execute(body.command(court), body.closure(), dryRun, request);
    }

    @Records(
            summary = "Withdraws a closure",
            description = "From now on, the closure counts as never proclaimed.",
            dryRunShows = DRY_RUN_SHOWS,
            tags = "Court calendars",
            example = """
                    {"reason":"entered twice"}
                    """)
    @ApiResponse(
            responseCode = "200",
            description = "The result of a dry run.",
            content = @Content(schema = @Schema(implementation = ClosureDryRunView.class)))
    @PostMapping("/{closure}/withdraw")
    ResponseEntity<?> withdraw(
            @PathVariable CourtId court,
            @PathVariable String closure,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody ClosureRequest.Withdrawal body,
            HttpServletRequest request) {
        return execute(body.command(court, closure), closure, dryRun, request);
    }

    private ResponseEntity<?> execute(
            CalendarCommand command, String closure, boolean dryRun, HttpServletRequest request) {
        return dryRun
                ? ResponseEntity.ok(ClosureDryRunView.of(dryRuns.effect(command)))
                : dispatcher.record(command, closure, request);
    }
}
