package org.goodfaith.command.intake;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.goodfaith.cases.IssueOverdueNotice;
import org.goodfaith.cases.WithdrawOverdueNotice;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ObligationId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes overdue notices from a query side that runs elsewhere. Nobody else has a reason to send one, so the published
 * description of the API leaves it out; what must not be flagged is refused all the same.
 */
@Hidden
@RestController
@RequestMapping(
        path = "/api/v1/cases/{caseId}/notices",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class NoticeController {

    private final CommandDispatcher desk;

    NoticeController(CommandDispatcher desk) {
        this.desk = desk;
    }

    @PostMapping
    ResponseEntity<ReceiptView> issue(
            @PathVariable CaseId caseId, @RequestBody Issue issue, HttpServletRequest request) {
        return desk.created(
                new IssueOverdueNotice(
                        caseId, issue.obligation(), issue.dueAt(), issue.ruleSet(), issue.evaluatedThrough()),
                request);
    }

    @PostMapping("/withdrawals")
    ResponseEntity<ReceiptView> withdraw(
            @PathVariable CaseId caseId, @RequestBody Withdrawal withdrawal, HttpServletRequest request) {
        return desk.created(
                new WithdrawOverdueNotice(
                        caseId,
                        withdrawal.obligation(),
                        withdrawal.dueAt(),
                        withdrawal.ground(),
                        withdrawal.evaluatedThrough()),
                request);
    }

    /** The wire format for flagging an obligation. */
    record Issue(ObligationId obligation, Instant dueAt, String ruleSet, long evaluatedThrough) {}

    /** The wire format for taking a flag back. */
    record Withdrawal(ObligationId obligation, Instant dueAt, String ground, long evaluatedThrough) {}
}
