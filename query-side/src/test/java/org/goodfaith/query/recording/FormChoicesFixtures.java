package org.goodfaith.query.recording;

import java.time.Instant;
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
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.record.Recording;
import org.goodfaith.rulebook.status.Entry;
import tools.jackson.databind.JsonNode;

/** Options of forms, without a recorded case. */
final class FormChoicesFixtures {

    private FormChoicesFixtures() {}

    /** Returns a case of two parties in which terms performed by name require these attributes. */
    static FormChoices requiring(Set<String> answers, Set<String> counts) {
        return new FormChoices(
                "Alder v. Birch Co.",
                ZoneId.of("America/Los_Angeles"),
                "Pacific Time",
                Map.of("plaintiff-1", "Anna Alder", "defendant-1", "Birch Co."),
                List.of(FormOption.of("plaintiff-1", "Anna Alder"), FormOption.of("defendant-1", "Birch Co.")),
                List.of(FormOption.of("counsel-1", "Cora Counsel")),
                List.of(FormOption.of("ABC", "Ada B. Clark (ABC)")),
                List.of(FormOption.of("settlement-conference", "Settlement conference")),
                List.of(FormOption.of("settlement-conference/1", "Settlement conference, Tue, Aug 20, 2024")),
                List.of(FormOption.of("ecf-21", "ecf-21: Order")),
                List.of(FormOption.of("ecf-21/serve-demand", "Serve a demand (ecf-21)")),
                List.of(FormOption.of("demand-1", "demand-1"), FormOption.of("counteroffer-1", "counteroffer-1")),
                List.of(FormOption.of("7", "Entry 7")),
                List.of(),
                List.of(),
                requirements(answers, counts),
                List.of(),
                List.of(entry(7)));
    }

    private static EntryLine entry(long sequence) {
        return new EntryLine(
                new Entry(sequence, Instant.parse("2024-06-25T17:00:00Z"), ConferenceCase.answered("2024-06-25T10:00")),
                new Recording("event-" + sequence, "clerk", "CLERK", "test"),
                Visibility.PARTIES,
                null);
    }

    /** Returns a case that was only opened. */
    static FormChoices onlyOpened() {
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
                List.of(),
                List.of());
    }

    static FormChoices plain() {
        return requiring(Set.of(), Set.of());
    }

    /** Returns a case whose order requires exactly the {@code answers} and {@code counts} of this fact. */
    static FormChoices requiringAttributesOf(JsonNode fact) {
        return requiring(
                new TreeSet<>(fact.path("answers").propertyNames()),
                new TreeSet<>(fact.path("counts").propertyNames()));
    }

    private static List<FormChoices.TermRequirement> requirements(Set<String> answers, Set<String> counts) {
        var requirements = new ArrayList<FormChoices.TermRequirement>();
        answers.forEach(name -> requirements.add(
                new FormChoices.TermRequirement(term(), new Requirement.Affirmed(name, "shall " + name))));
        counts.forEach(name -> requirements.add(
                new FormChoices.TermRequirement(term(), new Requirement.AtMost(name, 5, "at most 5"))));
        return requirements;
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
