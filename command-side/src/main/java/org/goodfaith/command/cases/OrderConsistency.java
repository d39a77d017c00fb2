package org.goodfaith.command.cases;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.RecordAct;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;

/** Whether the terms of an order fit together. What they ask for is not judged here. */
final class OrderConsistency {

    private OrderConsistency() {}

    /** @throws Refused if two terms have one id, or a term names another or a fact that does not exist */
    static void require(OrderEntered order) {
        SequencedMap<TermId, SequencedSet<TermId>> waitsFor = new LinkedHashMap<>();
        for (int i = 0; i < order.terms().size(); i++) {
            Term term = order.terms().get(i);
            if (waitsFor.put(term.id(), termsNamedBy(term)) != null) {
                throw new Refused(new Refusal.DuplicateTerm(term.id(), place(i) + ".id"));
            }
        }
        for (int i = 0; i < order.terms().size(); i++) {
            Term term = order.terms().get(i);
            for (TermId named : termsNamedBy(term)) {
                if (!waitsFor.containsKey(named)) {
                    throw new Refused(new Refusal.UnknownTermReference(term.id(), named, place(i)));
                }
            }
            requireKnownFacts(term, place(i));
        }
        var done = new HashSet<TermId>();
        waitsFor.keySet().forEach(term -> requireNoCircle(term, new LinkedHashSet<>(), done, waitsFor));
    }

    /** @return the ids of the readings a term has, those of its due date first */
    static List<String> readingsOf(Term term) {
        return Stream.concat(term.due().stream(), windowReadings(term.trigger()))
                .map(Reading::id)
                .distinct()
                .toList();
    }

    private static String place(int index) {
        return "terms[" + index + "]";
    }

    /**
     * @param way the terms that led here, in order
     * @param done the terms already followed to their ends
     */
    private static void requireNoCircle(
            TermId term,
            SequencedSet<TermId> way,
            Set<TermId> done,
            SequencedMap<TermId, SequencedSet<TermId>> waitsFor) {
        if (done.contains(term)) {
            return;
        }
        if (!way.add(term)) {
            List<TermId> circle =
                    way.stream().dropWhile(step -> !step.equals(term)).toList();
            throw new Refused(new Refusal.CircularTerms(
                    circle, place(List.copyOf(waitsFor.keySet()).indexOf(term))));
        }
        waitsFor.getOrDefault(term, new LinkedHashSet<>()).forEach(next -> requireNoCircle(next, way, done, waitsFor));
        way.remove(term);
        done.add(term);
    }

    private static void requireKnownFacts(Term term, String at) {
        for (Performance performance : term.performedBy()) {
            requirePerforming(term, performance.fact(), at + ".performedBy");
        }
        for (String fact : factsOf(term.trigger())) {
            requireKnown(term, fact, at + ".trigger");
        }
        for (Requirement requirement : term.requirements()) {
            for (String fact : factsOf(requirement)) {
                requireKnown(term, fact, at + ".requirements");
            }
        }
    }

    private static void requirePerforming(Term term, String fact, String field) {
        requireKnown(term, fact, field);
        if (RecordAct.class.isAssignableFrom(FactTypes.find(fact).orElseThrow())) {
            throw new Refused(new Refusal.TermNamesUnknownFact(term.id(), fact, field));
        }
    }

    private static void requireKnown(Term term, String fact, String field) {
        if (FactTypes.find(fact).isEmpty()) {
            throw new Refused(new Refusal.TermNamesUnknownFact(term.id(), fact, field));
        }
    }

    private static SequencedSet<TermId> termsNamedBy(Term term) {
        var named = new LinkedHashSet<TermId>();
        Stream.concat(term.due().stream(), windowReadings(term.trigger()))
                .forEach(reading -> addTermsNamedBy(reading.due(), named));
        addTermsNamedBy(term.trigger(), named);
        return named;
    }

    private static void addTermsNamedBy(Due due, Set<TermId> named) {
        switch (due) {
            case Due.SameAs(TermId term) -> named.add(term);
            case Due.Counted counted when counted.from() instanceof Anchor.TermDue(TermId term) -> named.add(term);
            case Due.Counted _, Due.Undated _, Due.Fixed _, Due.EventDay _ -> {
                // Names no term.
            }
        }
    }

    private static void addTermsNamedBy(Trigger trigger, Set<TermId> named) {
        switch (trigger) {
            case Trigger.TermDone(TermId term) -> named.add(term);
            case Trigger.AnyOf(List<Trigger> triggers) -> triggers.forEach(one -> addTermsNamedBy(one, named));
            case Trigger.OrderInForce _, Trigger.FactRecorded _, Trigger.WindowElapsed _ -> {
                // Names no term, or only in its readings.
            }
        }
    }

    private static Stream<Reading> windowReadings(Trigger trigger) {
        return switch (trigger) {
            case Trigger.WindowElapsed(List<Reading> readings) -> readings.stream();
            case Trigger.AnyOf(List<Trigger> triggers) -> triggers.stream().flatMap(OrderConsistency::windowReadings);
            case Trigger.OrderInForce _, Trigger.FactRecorded _, Trigger.TermDone _ -> Stream.empty();
        };
    }

    private static List<String> factsOf(Trigger trigger) {
        return switch (trigger) {
            case Trigger.FactRecorded recorded -> recorded.facts();
            case Trigger.AnyOf(List<Trigger> triggers) ->
                triggers.stream().flatMap(one -> factsOf(one).stream()).toList();
            case Trigger.OrderInForce _, Trigger.TermDone _, Trigger.WindowElapsed _ -> List.of();
        };
    }

    private static List<String> factsOf(Requirement requirement) {
        return switch (requirement) {
            case Requirement.ActIs actIs -> actIs.facts();
            case Requirement.PrecededBy precededBy -> List.of(precededBy.fact());
            case Requirement.Affirmed _,
                    Requirement.AtMost _,
                    Requirement.OneOf _,
                    Requirement.Includes _,
                    Requirement.AttendedBy _,
                    Requirement.AttendedOnlyBy _ -> List.of();
        };
    }
}
