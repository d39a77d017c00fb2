package org.goodfaith.cases;

import org.goodfaith.events.CaseId;

/** A command to the record of one case. It can be refused, but an entry it has recorded is never deleted. */
public sealed interface CaseCommand extends RecordCommand
        permits OpenCase, RecordFact, EnterOrder, StrikeEntry, IssueOverdueNotice, WithdrawOverdueNotice {

    CaseId caseId();

    @Override
    default String recordId() {
        return caseId().value();
    }
}
