package org.goodfaith.events;

import java.time.Instant;

/**
 * Goodfaith withdrew an overdue notice because a later entry removed its ground.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param obligation the id of the obligation
 * @param dueAt the due moment of the withdrawn notice, in UTC
 * @param ground the change that removed the ground of the notice
 * @param evaluatedThrough the sequence number of the last entry the evaluation used
 */
public record OverdueNoticeWithdrawn(
        Circumstances circumstances, ObligationId obligation, Instant dueAt, String ground, long evaluatedThrough)
        implements RecordAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public OverdueNoticeWithdrawn {
        Texts.requireNote("ground", ground);
        Limits.requireMoment("dueAt", dueAt);
        Limits.requireSequence("evaluatedThrough", evaluatedThrough);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
