package org.goodfaith.events;

import java.time.Instant;

/**
 * The tracker flagged that an obligation is past due with no performance recorded.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param obligation the obligation
 * @param dueAt the first moment past due
 * @param ruleSet the version of the rules that found it
 * @param evaluatedThrough the last entry that was on record when it was found
 */
public record OverdueNoticeIssued(
        Circumstances circumstances, ObligationId obligation, Instant dueAt, String ruleSet, long evaluatedThrough)
        implements RecordAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public OverdueNoticeIssued {
        Texts.requireLine("ruleSet", ruleSet);
        Limits.requireSequence("evaluatedThrough", evaluatedThrough);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
