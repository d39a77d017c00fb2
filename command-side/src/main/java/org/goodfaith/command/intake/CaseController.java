package org.goodfaith.command.intake;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.OpenCase;
import org.goodfaith.cases.RecordFact;
import org.goodfaith.cases.StrikeEntry;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Judge;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Records what happens in a case. */
@RestController
@RequestMapping(
        path = "/api/v1/cases",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class CaseController {

    private static final String DRY_RUN =
            "With `dryRun=true` nothing is recorded and no idempotency key is used up: the answer (200) shows what would change.";

    private final CommandDispatcher desk;
    private final FactBodies facts;
    private final DryRun dryRuns;

    CaseController(CommandDispatcher desk, FactBodies facts, DryRun dryRuns) {
        this.desk = desk;
        this.facts = facts;
        this.dryRuns = dryRuns;
    }

    @Operation(
            summary = "Opens a case",
            description =
                    "The id is made of the court and the read model number without the judges' initials, so no case exists twice. "
                            + DRY_RUN,
            tags = "Cases",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
                            {"court":"cand","docketNumber":"24-cv-00101-ABC","caption":"Alder v. Birch Co.",
                             "judges":[{"initials":"ABC","name":"Ada B. Clark"}],"openedOn":"2024-01-08"}
                            """))))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A dry run.",
            content = @Content(schema = @Schema(implementation = DryRunView.class)))
    @PostMapping
    ResponseEntity<?> open(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody Opening opening,
            HttpServletRequest request) {
        CaseCommand command = opening.command();
        return dryRun
                ? ResponseEntity.ok(
                        DryRunView.of(dryRuns.presentOrNew(command.caseId()).effect(command)))
                : desk.opened(command, request);
    }

    @Operation(
            summary = "Records that a party joined",
            description = "The body is the fact `PartyJoined`. " + DRY_RUN,
            tags = "Cases",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
                            {"circumstances":{"occurredAt":"2024-01-08"},"party":"plaintiff-1","name":"Anna Alder",
                             "side":"PLAINTIFF","kind":"NATURAL_PERSON"}
                            """))))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A dry run.",
            content = @Content(schema = @Schema(implementation = DryRunView.class)))
    @PostMapping("/{caseId}/parties")
    ResponseEntity<?> join(
            @PathVariable CaseId caseId,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody PartyJoined joined,
            HttpServletRequest request) {
        return recorded(new RecordFact(caseId, joined), dryRun, request);
    }

    @Operation(
            summary = "Records that counsel appeared",
            description = "The body is the fact `CounselAppeared`. " + DRY_RUN,
            tags = "Cases",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
                            {"circumstances":{"occurredAt":"2024-01-10"},"counsel":"counsel-1","name":"Cora Counsel",
                             "parties":["plaintiff-1"],"leadTrialCounsel":true}
                            """))))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A dry run.",
            content = @Content(schema = @Schema(implementation = DryRunView.class)))
    @PostMapping("/{caseId}/counsel")
    ResponseEntity<?> appear(
            @PathVariable CaseId caseId,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody CounselAppeared appeared,
            HttpServletRequest request) {
        return recorded(new RecordFact(caseId, appeared), dryRun, request);
    }

    @Operation(
            summary = "Records a fact",
            description =
                    "The body is the fact in its stored form, see docs/events.md. Lateness and defects of form are recorded, not refused. "
                            + DRY_RUN,
            tags = "Facts",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
                            {"circumstances":{"occurredAt":"2024-08-06","channel":"SERVED"},
                             "actors":{"by":"Cora Counsel","onBehalfOf":["plaintiff-1"],"to":["defendant-1"]},
                             "offer":"demand-1","inWriting":true}
                            """))))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A dry run.",
            content = @Content(schema = @Schema(implementation = DryRunView.class)))
    @PostMapping("/{caseId}/facts/{fact}")
    ResponseEntity<?> record(
            @PathVariable CaseId caseId,
            @PathVariable String fact,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        return recorded(new RecordFact(caseId, facts.read(fact, body)), dryRun, request);
    }

    @Operation(
            summary = "Records that a deadline was extended",
            description = "The body is the fact `DeadlineExtended`. " + DRY_RUN,
            tags = "Orders",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
                            {"circumstances":{"occurredAt":"2024-08-06","docketEntry":33},
                             "term":{"order":"ecf-21","term":"conference-statement"},"parties":["plaintiff-1"],
                             "dueAt":"2024-08-13","basis":"ORDER"}
                            """))))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A dry run.",
            content = @Content(schema = @Schema(implementation = DryRunView.class)))
    @PostMapping("/{caseId}/extensions")
    ResponseEntity<?> extend(
            @PathVariable CaseId caseId,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody DeadlineExtended extended,
            HttpServletRequest request) {
        return recorded(new RecordFact(caseId, extended), dryRun, request);
    }

    @Operation(
            summary = "Records that the court relieved parties of a duty",
            description = "The body is the fact `ObligationExcused`. " + DRY_RUN,
            tags = "Orders",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
                            {"circumstances":{"occurredAt":"2024-08-06","docketEntry":34},
                             "term":{"order":"ecf-21","term":"attend-meeting"},"parties":["defendant-1"],
                             "reason":"excused on the record"}
                            """))))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A dry run.",
            content = @Content(schema = @Schema(implementation = DryRunView.class)))
    @PostMapping("/{caseId}/excusals")
    ResponseEntity<?> excuse(
            @PathVariable CaseId caseId,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody ObligationExcused excused,
            HttpServletRequest request) {
        return recorded(new RecordFact(caseId, excused), dryRun, request);
    }

    @Operation(
            summary = "Strikes an entry, and may replace it in the same step",
            description = "The entry stays visible, struck through, and stops counting from now on. " + DRY_RUN,
            tags = "Facts",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("""
                            {"reason":"the demand was served a day earlier",
                             "replacement":{"fact":"DemandServed","body":{"circumstances":{"occurredAt":"2024-08-05","channel":"SERVED"},
                              "actors":{"onBehalfOf":["plaintiff-1"],"to":["defendant-1"]},"offer":"demand-1","inWriting":true}}}
                            """))))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded.",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A dry run.",
            content = @Content(schema = @Schema(implementation = DryRunView.class)))
    @PostMapping("/{caseId}/entries/{entry}/strike")
    ResponseEntity<?> strike(
            @PathVariable CaseId caseId,
            @PathVariable long entry,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody Strike strike,
            HttpServletRequest request) {
        return recorded(strike.command(caseId, entry, CommandDispatcher.actor(request), facts), dryRun, request);
    }

    private ResponseEntity<?> recorded(CaseCommand command, boolean dryRun, HttpServletRequest request) {
        return dryRun
                ? ResponseEntity.ok(
                        DryRunView.of(dryRuns.present(command.caseId()).effect(command)))
                : desk.created(command, request);
    }

    /**
     * The wire format for opening a case.
     *
     * @param court the court's short name
     * @param docketNumber as the court writes it
     * @param caption the short title
     * @param judges the judges assigned, first the one who presides
     * @param openedOn the day the case was opened in court
     * @param docketEntry the read model entry that shows it; absent if none does
     */
    record Opening(
            CourtId court,
            String docketNumber,
            String caption,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Judge> judges,
            LocalDate openedOn,
            @Nullable Integer docketEntry) {

        /** @throws IllegalArgumentException if a component is malformed */
        Opening {
            judges = List.copyOf(judges);
            Texts.requireLine("docketNumber", docketNumber);
            Texts.requireLine("caption", caption);
            opened(openedOn, docketEntry);
            CaseId.of(court, docketNumber);
        }

        private static Circumstances opened(LocalDate on, @Nullable Integer docketEntry) {
            return new Circumstances(CourtTime.on(on), null, docketEntry, null, null, null, null, null);
        }

        CaseCommand command() {
            return new OpenCase(opened(openedOn, docketEntry), court, docketNumber, caption, judges, false);
        }
    }

    /**
     * The wire format for striking an entry.
     *
     * @param reason why, in one or two sentences
     * @param struckBy who strikes it; the account if absent
     * @param replacement what is recorded in its place; absent if nothing is
     */
    record Strike(
            String reason,
            @Nullable String struckBy,
            @Nullable Replacement replacement) {

        /** @throws IllegalArgumentException if a component is malformed */
        Strike {
            Texts.requireNote("reason", reason);
            if (struckBy != null) {
                Texts.requireLine("struckBy", struckBy);
            }
        }

        /**
         * A fact by its name.
         *
         * @param fact the name of the fact
         * @param body the fact in its stored form
         */
        record Replacement(String fact, JsonNode body) {}

        CaseCommand command(CaseId caseId, long entry, String actor, FactBodies facts) {
            Fact replaced =
                    replacement == null ? null : facts.read(replacement.fact(), replacement.body(), "replacement.body");
            return new StrikeEntry(caseId, entry, reason, struckBy == null ? actor : struckBy, replaced);
        }
    }
}
