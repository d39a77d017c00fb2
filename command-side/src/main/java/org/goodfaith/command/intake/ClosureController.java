package org.goodfaith.command.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.cases.ProclaimClosure;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.cases.WithdrawClosure;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.ShortName;
import org.goodfaith.events.Texts;
import org.goodfaith.rulebook.time.Courts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records on which days a court counts as closed although the statute does not say so. */
@RestController
@RequestMapping(
        path = "/api/v1/courts/{court}/closures",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class ClosureController {

    private static final String DRY_RUN =
            " With `dryRun=true` nothing is recorded and no idempotency key is used up: the answer (200) shows which days"
                    + " it is about, and which of them are closed anyway.";

    private final CommandDispatcher desk;
    private final DryRun dryRuns;

    ClosureController(CommandDispatcher desk, DryRun dryRuns) {
        this.desk = desk;
        this.dryRuns = dryRuns;
    }

    @Operation(
            summary = "Records days on which a court counts as closed",
            description = "It is seen from when it is recorded; affected cases are evaluated again." + DRY_RUN,
            tags = "Court calendars",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
                            {"closure":"day-of-mourning","fromOn":"2025-01-09","untilOn":"2025-01-09",
                             "kind":"PRESIDENT_OR_CONGRESS","contested":true,"authority":"Executive Order 14133"}
                            """))))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A dry run.",
            content = @Content(schema = @Schema(implementation = ClosureDryRunView.class)))
    @PostMapping
    ResponseEntity<?> proclaim(
            @PathVariable CourtId court,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody Proclamation proclamation,
            HttpServletRequest request) {
        return recorded(
                new ProclaimClosure(proclamation.closure(onFile(court))), proclamation.closure(), dryRun, request);
    }

    @Operation(
            summary = "Withdraws a closure",
            description = "From now on it is read as never proclaimed." + DRY_RUN,
            tags = "Court calendars",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
                            {"reason":"entered twice"}
                            """))))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A dry run.",
            content = @Content(schema = @Schema(implementation = ClosureDryRunView.class)))
    @PostMapping("/{closure}/withdraw")
    ResponseEntity<?> withdraw(
            @PathVariable CourtId court,
            @PathVariable String closure,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody Withdrawal withdrawal,
            HttpServletRequest request) {
        return recorded(
                new WithdrawClosure(onFile(court), named(closure), withdrawal.reason()), closure, dryRun, request);
    }

    private ResponseEntity<?> recorded(
            CalendarCommand command, String closure, boolean dryRun, HttpServletRequest request) {
        return dryRun
                ? ResponseEntity.ok(ClosureDryRunView.of(dryRuns.effect(command)))
                : desk.created(command, closure, request);
    }

    /** @throws Malformed if no closure can have this name */
    static String named(String closure) {
        if (!closure.matches(ShortName.PATTERN)) {
            throw new MalformedRequest(
                    MalformedRequest.Kind.MALFORMED_PARAMETER,
                    "closure",
                    "'" + Texts.shown(closure) + "' is no short name of a closure.");
        }
        return closure;
    }

    /** @throws Refused if nothing is known of this court */
    static CourtId onFile(CourtId court) {
        if (Courts.find(court).isEmpty()) {
            throw new Refused(new Refusal.UnknownCourt(court));
        }
        return court;
    }

    /**
     * The wire format for proclaiming a closure.
     *
     * @param closure its short name, unique in the court
     * @param fromOn the first closed day
     * @param untilOn the last closed day, inclusive
     * @param kind why
     * @param contested whether courts differ on it
     * @param authority who declared it and where that can be read
     */
    record Proclamation(
            String closure,
            LocalDate fromOn,
            LocalDate untilOn,
            ClosureKind kind,
            boolean contested,
            String authority) {

        /** @throws IllegalArgumentException if a component is malformed */
        Proclamation {
            new ClosureProclaimed(CourtId.of("cand"), closure, fromOn, untilOn, kind, contested, authority);
        }

        ClosureProclaimed closure(CourtId court) {
            return new ClosureProclaimed(court, closure, fromOn, untilOn, kind, contested, authority);
        }
    }

    /**
     * The wire format for withdrawing one.
     *
     * @param reason why, in one or two sentences
     */
    record Withdrawal(String reason) {

        /** @throws IllegalArgumentException if it is malformed */
        Withdrawal {
            Texts.requireNote("reason", reason);
        }
    }
}
