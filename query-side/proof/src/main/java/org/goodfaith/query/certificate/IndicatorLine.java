package org.goodfaith.query.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.UsDates;
import org.goodfaith.rulebook.conduct.Indicator;

/**
 * Indicators about a party or its counsel, grouped if they say the same about several.
 *
 * @param from the first day they apply, in the court's zone
 * @param whom the parties by id, and counsel if they are about counsel
 * @param says one indicator, or several with the same day, persons and entries
 * @param entries the entries that support them
 */
public record IndicatorLine(String from, String whom, String says, String entries) {

    private record Fact(String from, String says, List<Long> entries) {}

    private record Group(String from, String whom, List<Long> entries) {}

    /** @return the court's own findings first, then by valid time */
    static List<IndicatorLine> of(CertifiedCase certified, CertificateDetail detail) {
        var persons = new LinkedHashMap<Fact, LinkedHashSet<String>>();
        for (Indicator indicator : certified.derivedResults().indicators()) {
            String from = UsDates.day(LocalDate.ofInstant(indicator.from(), certified.zone()));
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

    /** Prints the obligation's title once for all its indicators. */
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
        // The court's own words are never shortened.
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
