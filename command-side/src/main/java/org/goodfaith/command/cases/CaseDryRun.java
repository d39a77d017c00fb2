package org.goodfaith.command.cases;

import java.util.List;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.RecordingWarning;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;

/** What the record of a case would make of a command, found out without recording anything. */
public final class CaseDryRun {

    private final CaseState record;

    private CaseDryRun(CaseState record) {
        this.record = record;
    }

    /** @param history every fact of the case, in order of recording */
    public static CaseDryRun after(List<Fact> history) {
        CaseState record = CaseState.EMPTY;
        for (Fact fact : history) {
            record = record.evolve(record.lastEntry() + 1, fact);
        }
        return new CaseDryRun(record);
    }

    /**
     * @param now the present on the court's clock
     * @return the facts that would be recorded
     * @throws org.goodfaith.cases.Refused if the record does not allow it
     */
    public List<Fact> decide(CaseCommand command, CourtTime now) {
        return record.decide(command, now);
    }

    /** @return what would be odd about facts that {@link #decide} says would be recorded */
    public List<RecordingWarning> warnings(List<Fact> decided) {
        return record.warnings(decided);
    }
}
