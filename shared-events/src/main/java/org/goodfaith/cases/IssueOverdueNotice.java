package org.goodfaith.cases;

import java.time.Instant;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ObligationId;

/**
 * Asks that an obligation be flagged as past due with no performance recorded.
 *
 * @param caseId the case
 * @param obligation the obligation
 * @param dueAt the first moment past due
 * @param ruleSet the version of the rules that found it
 * @param evaluatedThrough the last entry that was on record when it was found; if the case has moved on, it is refused
 */
public record IssueOverdueNotice(
        CaseId caseId, ObligationId obligation, Instant dueAt, String ruleSet, long evaluatedThrough)
        implements CaseCommand {}
