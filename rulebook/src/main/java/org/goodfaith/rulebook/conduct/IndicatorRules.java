package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.SubstitutionGround;
import org.goodfaith.rulebook.conduct.Indicator.Kind;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objective facts that courts cite when they discuss good faith, favorable ones included.
 *
 * <p>Each indicator holds over a period of valid time. A later continuance does not remove what happened before it.
 */
public final class IndicatorRules {

    private IndicatorRules() {}

    /** @return the indicators that hold at the viewpoint, the court's findings first, then ordered by valid time */
    public static List<Indicator> of(CaseRecord record, Viewpoint viewpoint) {
        return new ConductReport(record, viewpoint.knownAt()).indicators(viewpoint.asOf());
    }

    /** @return the indicators that hold at any moment of valid time, assuming that nothing more is recorded */
    public static List<Indicator> all(CaseRecord record, Instant knownAt) {
        return all(new ConductReport(record, knownAt));
    }

    static List<Indicator> all(ConductReport report) {
        List<Indicator> ofObligations = ObligationIndicators.of(report);
        return Stream.of(ofObligations, repetitions(ofObligations, report), EntryIndicators.of(report))
                .flatMap(List::stream)
                .sorted(Comparator.comparing((Indicator indicator) -> indicator.kind() != Kind.COURT_FINDING)
                        .thenComparing(Indicator::from))
                .toList();
    }

    /**
     * Counts the obligations that a party, or one attorney for a party, missed, was late in or performed deficiently.
     * Alternatives of each other count once.
     */
    private static List<Indicator> repetitions(List<Indicator> indicators, ConductReport report) {
        var alternatives = new Alternatives(report.timelines());
        var repetitions = new ArrayList<Indicator>();
        Map<Actor, List<Indicator>> byActor = new LinkedHashMap<>();
        indicators.stream()
                .filter(indicator -> indicator.kind().leaning() == Indicator.Leaning.AGAINST)
                .filter(indicator -> indicator.obligation() != null)
                .sorted(Comparator.comparing(Indicator::from))
                .forEach(indicator -> Actor.of(indicator, report)
                        .forEach(actor -> byActor.computeIfAbsent(actor, _ -> new ArrayList<>())
                                .add(indicator)));
        byActor.forEach((actor, against) -> {
            var firstOfEach = new ArrayList<Indicator>();
            for (Indicator indicator : against) {
                if (firstOfEach.stream()
                        .noneMatch(other -> alternatives.areOne(other.obligation(), indicator.obligation()))) {
                    firstOfEach.add(indicator);
                }
            }
            for (int count = 2; count <= firstOfEach.size(); count++) {
                Indicator latest = firstOfEach.get(count - 1);
                List<Indicator> those = firstOfEach.subList(0, count);
                repetitions.add(new Indicator(
                        Kind.REPEATED,
                        actor.party(),
                        actor.counsel() == null ? List.of() : List.of(actor.counsel()),
                        count + " obligations" + (actor.counsel() == null ? "" : " of counsel")
                                + " were missed, late or deficient",
                        null,
                        those.stream()
                                .flatMap(i -> i.entries().stream())
                                .distinct()
                                .sorted()
                                .toList(),
                        latest.from(),
                        count < firstOfEach.size() ? firstOfEach.get(count).from() : null,
                        those.stream()
                                .map(Indicator::visibility)
                                .max(Comparator.naturalOrder())
                                .orElseThrow()));
            }
        });
        return repetitions;
    }

    /**
     * The party itself, or one attorney acting for it. Failures of the two are never added up, nor those of a party and
     * of the person who took its place. An office is one party whoever holds it, Fed. R. Civ. P. 25(d).
     *
     * @param counsel the attorney; null for the party itself
     * @param successions how often another person had taken the place of the party; 0 for an attorney
     */
    private record Actor(PartyId party, @Nullable CounselId counsel, long successions) {

        static Stream<Actor> of(Indicator indicator, ConductReport report) {
            return indicator.counsel().isEmpty()
                    ? Stream.of(new Actor(indicator.party(), null, successions(indicator, report)))
                    : indicator.counsel().stream().map(attorney -> new Actor(indicator.party(), attorney, 0));
        }

        private static long successions(Indicator indicator, ConductReport report) {
            return report.effectiveEntries().stream()
                    .filter(entry -> entry.fact() instanceof PartySubstituted f
                            && f.party().equals(indicator.party())
                            && f.ground() != SubstitutionGround.PUBLIC_OFFICER)
                    .filter(entry -> !report.at(entry).isAfter(indicator.from()))
                    .count();
        }
    }
}
