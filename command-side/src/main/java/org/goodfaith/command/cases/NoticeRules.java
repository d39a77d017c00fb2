package org.goodfaith.command.cases;

import java.time.Instant;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.command.cases.CaseState.Notice;
import org.goodfaith.events.ObligationId;

/** The rules for overdue notices. */
final class NoticeRules {

    private NoticeRules() {}

    static void noticeMustNotBeIssued(ObligationId obligation, Instant dueAt, CaseState state) {
        if (state.notices().contains(new Notice(obligation, dueAt))) {
            throw new Refused(new Refusal.NoticeAlreadyIssued(obligation, dueAt));
        }
    }

    static void noticeMustBeIssued(ObligationId obligation, Instant dueAt, CaseState state) {
        if (!state.notices().contains(new Notice(obligation, dueAt))) {
            throw new Refused(new Refusal.NoticeNotIssued(obligation, dueAt));
        }
    }

    /** A notice must rest on the whole case, so that no later entry can contradict it. */
    static void evaluationMustBeCurrent(long evaluatedThrough, CaseState state) {
        if (evaluatedThrough != state.lastEntry()) {
            throw new Refused(new Refusal.StaleEvaluation(evaluatedThrough, state.lastEntry()));
        }
    }
}
