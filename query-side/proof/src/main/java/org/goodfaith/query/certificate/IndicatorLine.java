package org.goodfaith.query.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.goodfaith.events.CounselId;
import org.goodfaith.rulebook.conduct.Indicator;

/**
 * Objective facts about the conduct of a party or its counsel, or of several of whom the same is said.
 *
 * @param from the day from which they hold, on the court's clock
 * @param whom by short names; counsel too, where it is about them
 * @param says one fact, or those that share their day, persons and entries
 * @param entries the entries that show them
 */
public record IndicatorLine(String from, String whom, String says, String entries) {

    private record Fact(String from, String says, List<Long> entries) {}

    private record Group(String from, String whom, List<Long> entries) {}

    /** @return in the order of the findings: the court's own first, then along world time */
    static List<IndicatorLine> of(CertifiedCase certified, CertificateDetail detail) {
        var persons = new LinkedHashMap<Fact, LinkedHashSet<String>>();
        for (Indicator indicator : certified.findings().indicators()) {
            String from =
                    indicator.from().atZone(certified.zone()).toLocalDate().toString();
            persons.computeIfAbsent(
                            new Fact(from, says(indicator, detail), indicator.entries()), _ -> new LinkedHashSet<>())
                    .add(whom(indicator));
        }
        var groups = new LinkedHashMap<Group, List<String>>();
        persons.forEach((fact, whom) -> groups.computeIfAbsent(
                        new Group(fact.from(), String.join("; ", whom), fact.entries()), _ -> new ArrayList<>())
                .add(fact.says()));
        return groups.entrySet().stream()
                .map(group -> new IndicatorLine(
                        group.getKey().from(),
                        group.getKey().whom(),
                        together(group.getValue()),
                        group.getKey().entries().stream().map(String::valueOf).collect(Collectors.joining(", "))))
                .toList();
    }

    /** Facts about one obligation begin with its title, which is said once. */
    private static String together(List<String> facts) {
        var said = new StringBuilder(facts.getFirst());
        for (int i = 1; i < facts.size(); i++) {
            String fact = facts.get(i);
            int end = fact.indexOf(": ") + 2;
            boolean again = end > 2 && facts.get(i - 1).startsWith(fact.substring(0, end));
            said.append("; ").append(again ? fact.substring(end) : fact);
        }
        return said.toString();
    }

    private static String says(Indicator indicator, CertificateDetail detail) {
        // The court's own words are never cut.
        return detail.shortens() && indicator.kind() != Indicator.Kind.COURT_FINDING
                ? CertificateWording.shortened(indicator.text())
                : indicator.text();
    }

    private static String whom(Indicator indicator) {
        return indicator.counsel().isEmpty()
                ? indicator.party().value()
                : indicator.party() + " by "
                        + indicator.counsel().stream().map(CounselId::value).collect(Collectors.joining(", "));
    }
}
