package org.goodfaith.events;

import java.util.List;

/**
 * The court consolidated or related cases, or changed the cases of a group. The same fact is recorded in each of them.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param kind the ground of the group
 * @param lead the lead case
 * @param cases all cases of the group, the lead case included
 */
public record CaseGroupFormed(Circumstances circumstances, GroupKind kind, CaseId lead, List<CaseId> cases)
        implements CourtAct {

    /** @throws IllegalArgumentException if there are not at least two cases, or the lead case is not one of them */
    public CaseGroupFormed {
        cases = ForCases.requireCases(cases);
        if (!cases.contains(lead)) {
            throw new IllegalArgumentException("cases must include the lead case");
        }
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
