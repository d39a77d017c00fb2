package org.goodfaith.command.cases;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.CaseGroupFormed;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.CaseSevered;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.ForCases;
import org.goodfaith.rulebook.group.CaseGroup;

/**
 * The rules for groups of cases, and for acts that were done for several cases. Each case decides alone, from its own
 * entries.
 */
final class GroupRules {

    private static final String FOR_CASES = "circumstances.forCases";

    private GroupRules() {}

    /** The cases must be a group on record. The fact that forms the group may already name them. */
    static void actMustBeForCasesOfOneGroup(Fact fact, EffectiveEntries entries) {
        ForCases forCases = fact.circumstances().forCases();
        if (forCases == null) {
            return;
        }
        ownCaseMustBeNamed(forCases.cases(), FOR_CASES + ".cases", entries);
        Set<CaseId> members = fact instanceof CaseGroupFormed formed
                ? Set.copyOf(formed.cases())
                : groupsAt(fact.circumstances().occurredAt(), entries).stream()
                        .flatMap(group -> group.cases().stream())
                        .collect(Collectors.toSet());
        forCases.cases().stream()
                .filter(other -> !other.equals(own(entries)) && !members.contains(other))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refused(new Refusal.NotInTheGroup(other, FOR_CASES + ".cases"));
                });
        // An order and the events it schedules are one act.
        if (!(fact instanceof EventScheduled)
                && entries.entries().stream()
                        .map(entry -> entry.fact().circumstances().forCases())
                        .anyMatch(earlier -> earlier != null && earlier.act().equals(forCases.act()))) {
            throw new Refused(new Refusal.ActNameTaken(forCases.act(), FOR_CASES + ".act"));
        }
    }

    static void ownCaseMustBeNamed(CaseGroupFormed formed, EffectiveEntries entries) {
        ownCaseMustBeNamed(formed.cases(), "cases", entries);
    }

    private static void ownCaseMustBeNamed(List<CaseId> cases, String field, EffectiveEntries entries) {
        CaseId own = own(entries);
        if (!cases.contains(own)) {
            throw new Refused(new Refusal.OwnCaseNotNamed(own, field));
        }
    }

    static void severedCaseMustBeInTheGroup(CaseSevered severed, EffectiveEntries entries) {
        if (groupsAt(severed.circumstances().occurredAt(), entries).stream()
                .noneMatch(group -> group.cases().contains(severed.severed()))) {
            throw new Refused(new Refusal.NotInTheGroup(severed.severed(), "severed"));
        }
    }

    /** An act before a severance is accepted although it is recorded after it. */
    private static List<CaseGroup> groupsAt(CourtTime time, EffectiveEntries entries) {
        return CaseGroup.of(
                own(entries),
                entries.byOccurrence()
                        .filter(entry -> !EffectiveEntries.isBefore(time, entry.occurredAt()))
                        .map(CaseEntry::fact)
                        .toList());
    }

    private static CaseId own(EffectiveEntries entries) {
        return entries.facts(CaseOpened.class).findFirst().orElseThrow().caseId();
    }
}
