package org.goodfaith.rulebook.group;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.CaseGroupFormed;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseSevered;
import org.goodfaith.events.Fact;
import org.goodfaith.events.GroupKind;

/**
 * A group that a case belongs to.
 *
 * @param kind the ground of the group
 * @param lead the lead case
 * @param cases all cases of the group, the lead case and the case itself included
 * @param since the day from which these cases form the group
 */
public record CaseGroup(GroupKind kind, CaseId lead, List<CaseId> cases, LocalDate since) {

    public CaseGroup {
        cases = List.copyOf(cases);
    }

    /**
     * Returns the groups of a case, at most one of each kind.
     *
     * <p>A later fact about the same kind of group replaces the earlier one. A group ends for a severed case, and for
     * the last case that remains.
     *
     * @param own the case whose entries these are
     * @param facts its facts that count, ordered by valid time
     */
    public static List<CaseGroup> of(CaseId own, List<? extends Fact> facts) {
        Map<GroupKind, CaseGroup> groups = new EnumMap<>(GroupKind.class);
        for (Fact fact : facts) {
            LocalDate on = fact.circumstances().occurredAt().on();
            if (fact instanceof CaseGroupFormed formed && formed.cases().contains(own)) {
                groups.put(formed.kind(), new CaseGroup(formed.kind(), formed.lead(), formed.cases(), on));
            } else if (fact instanceof CaseSevered severed) {
                groups.replaceAll((_, group) -> group.without(severed.severed(), on));
                groups.values()
                        .removeIf(group ->
                                group.cases().size() < 2 || !group.cases().contains(own));
            }
        }
        return List.copyOf(groups.values());
    }

    /** If the lead case is severed, the first of the others leads. */
    private CaseGroup without(CaseId severed, LocalDate on) {
        if (!cases.contains(severed)) {
            return this;
        }
        var others = new ArrayList<>(cases);
        others.remove(severed);
        return new CaseGroup(kind, lead.equals(severed) ? others.getFirst() : lead, others, on);
    }
}
