package org.goodfaith.command.http;

import jakarta.servlet.http.HttpServletRequest;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.OpenCase;
import org.goodfaith.cases.RecordFact;
import org.goodfaith.command.dryrun.DryRun;
import org.goodfaith.command.dryrun.DryRunView;
import org.goodfaith.command.operation.FactBodies;
import org.goodfaith.command.operation.OpenCaseRequest;
import org.goodfaith.command.operation.StrikeRequest;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.PartyJoined;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Opens cases, records facts and strikes entries. */
@RestController
@RequestMapping(
        path = "/api/v1/cases",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class CaseController {

    private final CommandDispatcher dispatcher;
    private final DryRun dryRuns;

    CaseController(CommandDispatcher dispatcher, DryRun dryRuns) {
        this.dispatcher = dispatcher;
        this.dryRuns = dryRuns;
    }

    @RecordsFact(
            summary = "Opens a case",
            description =
                    "The case id consists of the court and the docket number without the judges' initials, so each case"
                            + " can be opened only once.",
            tags = "Cases",
            example = """
                    {"court":"cand","docketNumber":"24-cv-00101-ABC","caption":"Alder v. Birch Co.",
                     "judges":[{"initials":"ABC","name":"Ada B. Clark"}],"openedOn":"2024-01-08"}
                    """)
    @PostMapping
    ResponseEntity<?> open(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody OpenCaseRequest body,
            HttpServletRequest request) {
        OpenCase command = body.command();
        return dryRun ? ResponseEntity.ok(DryRunView.of(dryRuns.effect(command))) : dispatcher.open(command, request);
    }

    @RecordsFact(
            summary = "Records that a party joined",
            description = "The body is the fact `PartyJoined`.",
            tags = "Cases",
            example = """
                    {"circumstances":{"occurredAt":"2024-01-08"},"party":"plaintiff-1","name":"Anna Alder",
                     "side":"PLAINTIFF","kind":"NATURAL_PERSON"}
                    """)
    @PostMapping("/{caseId}/parties")
    ResponseEntity<?> join(
            @PathVariable CaseId caseId,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody PartyJoined joined,
            HttpServletRequest request) {
        return execute(new RecordFact(caseId, joined), dryRun, request);
    }

    @RecordsFact(
            summary = "Records that counsel appeared",
            description = "The body is the fact `CounselAppeared`.",
            tags = "Cases",
            example = """
                    {"circumstances":{"occurredAt":"2024-01-10"},"counsel":"counsel-1","name":"Cora Counsel",
                     "parties":["plaintiff-1"],"leadTrialCounsel":true}
                    """)
    @PostMapping("/{caseId}/counsel")
    ResponseEntity<?> appear(
            @PathVariable CaseId caseId,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody CounselAppeared appeared,
            HttpServletRequest request) {
        return execute(new RecordFact(caseId, appeared), dryRun, request);
    }

    @RecordsFact(
            summary = "Records a fact",
            description =
                    "The body is the fact in its stored form, see docs/events.md. Late and deficient acts are recorded,"
                            + " not refused.",
            tags = "Facts",
            example = """
                    {"circumstances":{"occurredAt":"2024-08-06","channel":"SERVED"},
                     "actors":{"by":"Cora Counsel","onBehalfOf":["plaintiff-1"],"to":["defendant-1"]},
                     "offer":"demand-1","inWriting":true}
                    """)
    @PostMapping("/{caseId}/facts/{fact}")
    ResponseEntity<?> record(
            @PathVariable CaseId caseId,
            @PathVariable String fact,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        return execute(new RecordFact(caseId, FactBodies.read(fact, body)), dryRun, request);
    }

    @RecordsFact(
            summary = "Records that a deadline was extended",
            description = "The body is the fact `DeadlineExtended`.",
            tags = "Orders",
            example = """
                    {"circumstances":{"occurredAt":"2024-08-06","docketEntry":33},
                     "term":{"order":"ecf-21","term":"conference-statement"},"parties":["plaintiff-1"],
                     "dueAt":"2024-08-13","basis":"ORDER"}
                    """)
    @PostMapping("/{caseId}/extensions")
    ResponseEntity<?> extend(
            @PathVariable CaseId caseId,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody DeadlineExtended extended,
            HttpServletRequest request) {
        return execute(new RecordFact(caseId, extended), dryRun, request);
    }

    @RecordsFact(
            summary = "Records that the court excused parties from an obligation",
            description = "The body is the fact `ObligationExcused`.",
            tags = "Orders",
            example = """
                    {"circumstances":{"occurredAt":"2024-08-06","docketEntry":34},
                     "term":{"order":"ecf-21","term":"attend-meeting"},"parties":["defendant-1"],
                     "reason":"excused on the record"}
                    """)
    @PostMapping("/{caseId}/excusals")
    ResponseEntity<?> excuse(
            @PathVariable CaseId caseId,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody ObligationExcused excused,
            HttpServletRequest request) {
        return execute(new RecordFact(caseId, excused), dryRun, request);
    }

    @RecordsFact(
            summary = "Strikes an entry, and optionally replaces it in the same step",
            description = "The entry remains visible, struck through, and has no effect from now on.",
            tags = "Facts",
            example = """
                    {"reason":"the demand was served a day earlier",
                     "replacement":{"fact":"DemandServed","body":{"circumstances":{"occurredAt":"2024-08-05","channel":"SERVED"},
                      "actors":{"onBehalfOf":["plaintiff-1"],"to":["defendant-1"]},"offer":"demand-1","inWriting":true}}}
                    """)
    @PostMapping("/{caseId}/entries/{entry}/strike")
    ResponseEntity<?> strike(
            @PathVariable CaseId caseId,
            @PathVariable long entry,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody StrikeRequest strike,
            HttpServletRequest request) {
        String actor = CommandDispatcher.sender(request).actor();
        return execute(strike.command(caseId, entry, actor), dryRun, request);
    }

    private ResponseEntity<?> execute(CaseCommand command, boolean dryRun, HttpServletRequest request) {
        return dryRun
                ? ResponseEntity.ok(
                        DryRunView.of(dryRuns.openedCase(command.caseId()).effect(command)))
                : dispatcher.record(command, request);
    }
}
