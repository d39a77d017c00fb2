package org.goodfaith.query.recording;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;
import tools.jackson.databind.JsonNode;

/** Cases that forms choose from, without a record behind them. */
final class FormChoicesFixtures {

    private FormChoicesFixtures() {}

    /** A case of two parties in which terms performed by name ask for these attributes. */
    static FormChoices with(Set<String> answers, Set<String> counts) {
        return new FormChoices(
                "Alder v. Birch Co.",
                ZoneId.of("America/Los_Angeles"),
                "Pacific Time",
                Map.of("plaintiff-1", "Anna Alder", "defendant-1", "Birch Co."),
                List.of(FormOption.of("plaintiff-1", "Anna Alder"), FormOption.of("defendant-1", "Birch Co.")),
                List.of(FormOption.of("counsel-1", "Cora Counsel")),
                List.of(FormOption.of("ABC", "Ada B. Clark (ABC)")),
                List.of(FormOption.of("settlement-conference", "Settlement conference")),
                List.of(FormOption.of("ecf-21", "ecf-21: Order")),
                List.of(FormOption.of("ecf-21/serve-demand", "Serve a demand (ecf-21)")),
                List.of(FormOption.of("demand-1", "demand-1"), FormOption.of("counteroffer-1", "counteroffer-1")),
                List.of(FormOption.of("7", "Entry 7")),
                List.of(),
                List.of(),
                asked(answers, counts),
                List.of(),
                List.of());
    }

    /** A case of which nothing is on record but that it was opened. */
    static FormChoices bare() {
        return new FormChoices(
                "Alder v. Birch Co.",
                ZoneId.of("America/Los_Angeles"),
                "Pacific Time",
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static FormChoices plain() {
        return with(Set.of(), Set.of());
    }

    /** @return a case whose order asks for just what this fact says under {@code answers} and {@code counts} */
    static FormChoices askingWhat(JsonNode fact) {
        return with(
                new TreeSet<>(fact.path("answers").propertyNames()),
                new TreeSet<>(fact.path("counts").propertyNames()));
    }

    private static List<FormChoices.Asked> asked(Set<String> answers, Set<String> counts) {
        var asked = new ArrayList<FormChoices.Asked>();
        answers.forEach(name -> asked.add(new FormChoices.Asked(term(), new Requirement.Affirmed(name, "shall " + name))));
        counts.forEach(name -> asked.add(new FormChoices.Asked(term(), new Requirement.AtMost(name, 5, "at most 5"))));
        return asked;
    }

    private static Term term() {
        return new Term(
                TermId.of("any-awaited"),
                "Any awaited",
                Modality.MUST,
                new Obligor(Obligor.Who.ALL, Obligor.How.EACH, Obligor.Actor.PARTY, List.of()),
                new Trigger.OrderInForce(),
                List.of(Reading.only(new Due.Undated("promptly"))),
                null,
                List.of(Performance.by("PerformanceRecorded")),
                List.of(),
                List.of(),
                Visibility.PARTIES,
                false,
                false,
                new Citation("p. 1", "shall"));
    }
}
