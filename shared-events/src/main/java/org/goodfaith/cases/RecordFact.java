package org.goodfaith.cases;

import org.goodfaith.events.CaseId;
import org.goodfaith.events.Fact;

/**
 * Asks that a fact be put on the record of its case. It may be refused; a recorded fact never is.
 *
 * @param caseId the case
 * @param fact what happened
 */
public record RecordFact(CaseId caseId, Fact fact) implements CaseCommand {}
