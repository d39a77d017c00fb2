package org.goodfaith.events;

/**
 * The court severed a case from its group. The same fact is recorded in each case of the group.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param severed the case that left the group
 */
public record CaseSevered(Circumstances circumstances, CaseId severed) implements CourtAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
