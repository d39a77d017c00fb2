package org.goodfaith.cases;

import java.time.Instant;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ObligationId;

/**
 * Withdraws an overdue notice because a later entry removed its ground.
 *
 * @param caseId the case
 * @param obligation the id of the obligation
 * @param dueAt the due moment of the notice
 * @param ground the change that removed the ground of the notice
 * @param evaluatedThrough the sequence number of the last entry the evaluation used; a case with newer entries refuses
 *     the command
 */
public record WithdrawOverdueNotice(
        CaseId caseId, ObligationId obligation, Instant dueAt, String ground, long evaluatedThrough)
        implements CaseCommand {}
