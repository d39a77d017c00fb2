package org.goodfaith.cases;

import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.Judge;

/**
 * Opens a case in Goodfaith and starts its record.
 *
 * @param circumstances the time the case was opened in court, and the evidence of it
 * @param court the district court
 * @param docketNumber the docket number as the court writes it; court and docket number determine the id
 * @param caption the short title of the case
 * @param judges the assigned judges, the presiding judge first
 * @param sample true if this is a fictional case shipped with Goodfaith
 */
public record OpenCase(
        Circumstances circumstances,
        CourtId court,
        String docketNumber,
        String caption,
        List<Judge> judges,
        boolean sample)
        implements CaseCommand {

    /** @throws IllegalArgumentException if the docket number is malformed */
    public OpenCase {
        docketNumber = CaseId.asWritten(docketNumber);
        judges = List.copyOf(judges);
        CaseId.of(court, docketNumber);
    }

    @Override
    public CaseId caseId() {
        return CaseId.of(court, docketNumber);
    }
}
