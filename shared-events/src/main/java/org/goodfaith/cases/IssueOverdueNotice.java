package org.goodfaith.cases;

import java.time.Instant;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ObligationId;

/**
 * Issues an overdue notice: an obligation is past due and no performance is recorded.
 *
 * @param caseId the case
 * @param obligation the id of the obligation
 * @param dueAt the first instant past due
 * @param ruleSet the version of the rules used for the evaluation
 * @param evaluatedThrough the sequence number of the last entry the evaluation used; a case with newer entries refuses
 *     the command
 */
public record IssueOverdueNotice(
        CaseId caseId, ObligationId obligation, Instant dueAt, String ruleSet, long evaluatedThrough)
        implements CaseCommand {}
