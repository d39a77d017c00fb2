package org.goodfaith.events;

import java.time.Instant;

/**
 * Goodfaith issued an overdue notice: an obligation is past due and no performance is recorded.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param obligation the id of the obligation
 * @param dueAt the first instant past due, in UTC
 * @param ruleSet the version of the rules used for the evaluation
 * @param evaluatedThrough the sequence number of the last entry the evaluation used
 */
public record OverdueNoticeIssued(
        Circumstances circumstances, ObligationId obligation, Instant dueAt, String ruleSet, long evaluatedThrough)
        implements RecordAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public OverdueNoticeIssued {
        Texts.requireLine("ruleSet", ruleSet);
        Limits.requireMoment("dueAt", dueAt);
        Limits.requireSequence("evaluatedThrough", evaluatedThrough);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
