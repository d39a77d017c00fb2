package org.goodfaith.cases;

import org.goodfaith.events.CaseId;

/** Something asked of the record of one case. It may be refused; what it records never is taken back. */
public sealed interface CaseCommand extends RecordCommand
        permits OpenCase, RecordFact, EnterOrder, StrikeEntry, IssueOverdueNotice, WithdrawOverdueNotice {

    CaseId caseId();

    @Override
    default String recordId() {
        return caseId().value();
    }
}
