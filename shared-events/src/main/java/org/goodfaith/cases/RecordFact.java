package org.goodfaith.cases;

import org.goodfaith.events.CaseId;
import org.goodfaith.events.Fact;

/**
 * Records a fact in a case.
 *
 * @param caseId the case
 * @param fact the fact
 */
public record RecordFact(CaseId caseId, Fact fact) implements CaseCommand {}
