package org.goodfaith.events;

import java.util.List;

/**
 * One act that was done, or one order that was entered, for several cases. Each case has an entry of its own; the
 * entries of one act have the same name of the act and list the same cases.
 *
 * @param act the short name of the act, the same in each case and used for no other act
 * @param cases the cases for which it was done, the entry's own case included
 */
public record ForCases(String act, List<CaseId> cases) {

    /** @throws IllegalArgumentException if the name is malformed, or there are not at least two cases */
    public ForCases {
        ShortName.require(act);
        cases = requireCases(cases);
    }

    static List<CaseId> requireCases(List<CaseId> cases) {
        Limits.requireList("cases", cases);
        if (cases.size() < 2) {
            throw new IllegalArgumentException("cases must list at least two cases");
        }
        return List.copyOf(cases);
    }
}
