package org.goodfaith.cases;

import java.time.Instant;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ObligationId;

/**
 * Asks that an overdue notice be withdrawn because a later entry removed its ground.
 *
 * @param caseId the case
 * @param obligation the obligation
 * @param dueAt the due moment the notice was issued for
 * @param ground what removed it
 * @param evaluatedThrough the last entry that was on record when it was found; if the case has moved on, it is refused
 */
public record WithdrawOverdueNotice(
        CaseId caseId, ObligationId obligation, Instant dueAt, String ground, long evaluatedThrough)
        implements CaseCommand {}
