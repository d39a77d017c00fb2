package org.goodfaith.command.cases;

import java.util.List;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.RecordingWarning;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;

/** Decides commands on a case without recording anything. */
public final class CaseDryRun {

    private final CaseState state;

    private CaseDryRun(CaseState state) {
        this.state = state;
    }

    /** @param history every fact of the case, in order of recording */
    public static CaseDryRun after(List<Fact> history) {
        return new CaseDryRun(CaseState.EMPTY.with(history));
    }

    /**
     * Decides a command.
     *
     * @param now the current time in the court's zone
     * @return the facts that would be recorded, in order
     * @throws org.goodfaith.cases.Refused if a rule does not allow the command
     */
    public List<Fact> decide(CaseCommand command, CourtTime now) {
        return CaseDecisions.decide(state, command, now);
    }

    /** @return the warnings for facts that {@link #decide} returned */
    public List<RecordingWarning> warnings(List<Fact> decided) {
        return RecordingWarnings.about(decided, state);
    }
}
