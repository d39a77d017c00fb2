package org.goodfaith.command.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.goodfaith.cases.IssueOverdueNotice;
import org.goodfaith.cases.WithdrawOverdueNotice;
import org.goodfaith.command.dispatch.ReceiptView;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Issues and withdraws overdue notices for a query side that runs in another process.
 *
 * <p>The published API description omits these operations, since no other client needs them.
 */
@Hidden
@RestController
@RequestMapping(
        path = "/api/v1/cases/{caseId}/notices",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class NoticeController {

    private static final Circumstances ANY_TIME = Circumstances.at(CourtTime.of("2024-01-01"));

    private final CommandDispatcher dispatcher;

    NoticeController(CommandDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @PostMapping
    ResponseEntity<ReceiptView> issue(
            @PathVariable CaseId caseId, @RequestBody Issue issue, HttpServletRequest request) {
        return dispatcher.record(
                new IssueOverdueNotice(
                        caseId, issue.obligation(), issue.dueAt(), issue.ruleSet(), issue.evaluatedThrough()),
                request);
    }

    @PostMapping("/withdrawals")
    ResponseEntity<ReceiptView> withdraw(
            @PathVariable CaseId caseId, @RequestBody Withdrawal withdrawal, HttpServletRequest request) {
        return dispatcher.record(
                new WithdrawOverdueNotice(
                        caseId,
                        withdrawal.obligation(),
                        withdrawal.dueAt(),
                        withdrawal.ground(),
                        withdrawal.evaluatedThrough()),
                request);
    }

    /** The request body for issuing a notice. */
    record Issue(ObligationId obligation, Instant dueAt, String ruleSet, long evaluatedThrough) {

        /** @throws IllegalArgumentException if a component is malformed */
        Issue {
            new OverdueNoticeIssued(ANY_TIME, obligation, dueAt, ruleSet, evaluatedThrough);
        }
    }

    /** The request body for withdrawing a notice. */
    record Withdrawal(ObligationId obligation, Instant dueAt, String ground, long evaluatedThrough) {

        /** @throws IllegalArgumentException if a component is malformed */
        Withdrawal {
            new OverdueNoticeWithdrawn(ANY_TIME, obligation, dueAt, ground, evaluatedThrough);
        }
    }
}
