package org.goodfaith.cases;

import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.Judge;

/**
 * Asks that a case have a record from now on.
 *
 * @param circumstances when it was opened in court, and with what evidence
 * @param court the district court
 * @param docketNumber as the court writes it; with the court it makes the id
 * @param caption the short title of the case
 * @param judges the judges assigned, first the one who presides
 * @param sample whether this is a fictional case shipped with the product
 */
public record OpenCase(
        Circumstances circumstances,
        CourtId court,
        String docketNumber,
        String caption,
        List<Judge> judges,
        boolean sample)
        implements CaseCommand {

    /** @throws IllegalArgumentException if the read model number is none */
    public OpenCase {
        judges = List.copyOf(judges);
        CaseId.of(court, docketNumber);
    }

    @Override
    public CaseId caseId() {
        return CaseId.of(court, docketNumber);
    }
}
