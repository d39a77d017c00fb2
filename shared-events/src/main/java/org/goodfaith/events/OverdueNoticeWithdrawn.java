package org.goodfaith.events;

import java.time.Instant;

/**
 * A later entry removed the ground of an overdue notice.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param obligation the obligation
 * @param dueAt the due moment the notice was issued for
 * @param ground what removed it
 * @param evaluatedThrough the last entry that was on record when it was found
 */
public record OverdueNoticeWithdrawn(
        Circumstances circumstances, ObligationId obligation, Instant dueAt, String ground, long evaluatedThrough)
        implements RecordAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public OverdueNoticeWithdrawn {
        Texts.requireNote("ground", ground);
        Limits.requireSequence("evaluatedThrough", evaluatedThrough);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
