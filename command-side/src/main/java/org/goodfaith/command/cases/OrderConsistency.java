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

/**
 * Checks that the terms of an order refer only to existing terms and facts and do not depend on each other in a circle.
 */
final class OrderConsistency {

    private OrderConsistency() {}

    /** @throws Refused if term ids repeat, terms are circular, or a term refers to an unknown term or fact */
    static void check(OrderEntered order) {
        SequencedMap<TermId, SequencedSet<TermId>> dependencies = new LinkedHashMap<>();
        for (int i = 0; i < order.terms().size(); i++) {
            Term term = order.terms().get(i);
            if (dependencies.put(term.id(), termsReferredToBy(term)) != null) {
                throw new Refused(new Refusal.DuplicateTerm(term.id(), pathOf(i) + ".id"));
            }
        }
        for (int i = 0; i < order.terms().size(); i++) {
            Term term = order.terms().get(i);
            for (TermId reference : termsReferredToBy(term)) {
                if (!dependencies.containsKey(reference)) {
                    throw new Refused(new Refusal.UnknownTermReference(term.id(), reference, pathOf(i)));
                }
            }
            factsMustExist(term, pathOf(i));
        }
        var done = new HashSet<TermId>();
        dependencies.keySet().forEach(term -> mustNotBeCircular(term, new LinkedHashSet<>(), done, dependencies));
    }

    /** @return the ids of a term's readings; those of its due date come first */
    static List<String> readingsOf(Term term) {
        return Stream.concat(term.due().stream(), windowReadings(term.trigger()))
                .map(Reading::id)
                .distinct()
                .toList();
    }

    private static String pathOf(int index) {
        return "terms[" + index + "]";
    }

    /**
     * @param path the terms that led to this one, in order
     * @param done the terms known not to be part of a circle
     */
    private static void mustNotBeCircular(
            TermId term,
            SequencedSet<TermId> path,
            Set<TermId> done,
            SequencedMap<TermId, SequencedSet<TermId>> dependencies) {
        if (done.contains(term)) {
            return;
        }
        if (!path.add(term)) {
            List<TermId> circle =
                    path.stream().dropWhile(step -> !step.equals(term)).toList();
            throw new Refused(new Refusal.CircularTerms(
                    circle, pathOf(List.copyOf(dependencies.keySet()).indexOf(term))));
        }
        dependencies
                .getOrDefault(term, new LinkedHashSet<>())
                .forEach(next -> mustNotBeCircular(next, path, done, dependencies));
        path.remove(term);
        done.add(term);
    }

    private static void factsMustExist(Term term, String at) {
        for (Performance performance : term.performedBy()) {
            factMustBeAnAct(term, performance.fact(), at + ".performedBy");
        }
        for (String fact : factsOf(term.trigger())) {
            factMustExist(term, fact, at + ".trigger");
        }
        for (Requirement requirement : term.requirements()) {
            for (String fact : factsOf(requirement)) {
                factMustExist(term, fact, at + ".requirements");
            }
        }
    }

    private static void factMustBeAnAct(Term term, String fact, String field) {
        factMustExist(term, fact, field);
        if (RecordAct.class.isAssignableFrom(FactTypes.find(fact).orElseThrow())) {
            throw new Refused(new Refusal.TermNamesUnknownFact(term.id(), fact, field));
        }
    }

    private static void factMustExist(Term term, String fact, String field) {
        if (FactTypes.find(fact).isEmpty()) {
            throw new Refused(new Refusal.TermNamesUnknownFact(term.id(), fact, field));
        }
    }

    private static SequencedSet<TermId> termsReferredToBy(Term term) {
        var terms = new LinkedHashSet<TermId>();
        Stream.concat(term.due().stream(), windowReadings(term.trigger()))
                .forEach(reading -> addTermsReferredToBy(reading.due(), terms));
        addTermsReferredToBy(term.trigger(), terms);
        return terms;
    }

    private static void addTermsReferredToBy(Due due, Set<TermId> terms) {
        switch (due) {
            case Due.SameAs(TermId term) -> terms.add(term);
            case Due.Counted counted when counted.from() instanceof Anchor.TermDue(TermId term) -> terms.add(term);
            case Due.Counted _, Due.Undated _, Due.Fixed _, Due.EventDay _ -> {
                // Refers to no term.
            }
        }
    }

    private static void addTermsReferredToBy(Trigger trigger, Set<TermId> terms) {
        switch (trigger) {
            case Trigger.TermDone(TermId term) -> terms.add(term);
            case Trigger.AnyOf(List<Trigger> triggers) -> triggers.forEach(one -> addTermsReferredToBy(one, terms));
            case Trigger.OrderInForce _, Trigger.FactRecorded _, Trigger.WindowElapsed _ -> {
                // Refers to no term, or only in its readings.
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
