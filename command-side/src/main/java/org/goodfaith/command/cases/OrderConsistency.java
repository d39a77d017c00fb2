package org.goodfaith.command.cases;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.RecordAct;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.intake.TermDependencies;

/**
 * Checks that the terms of an order refer only to existing terms and facts and do not depend on each other in a circle.
 */
final class OrderConsistency {

    private OrderConsistency() {}

    /** @throws Refused if term ids repeat, terms are circular, or a term refers to an unknown term or fact */
    static void check(OrderEntered order) {
        var ids = new LinkedHashSet<TermId>();
        for (int i = 0; i < order.terms().size(); i++) {
            Term term = order.terms().get(i);
            if (!ids.add(term.id())) {
                throw new Refused(new Refusal.DuplicateTerm(term.id(), pathOf(i) + ".id"));
            }
        }
        for (int i = 0; i < order.terms().size(); i++) {
            Term term = order.terms().get(i);
            for (TermId reference : TermDependencies.referredToBy(term)) {
                if (!ids.contains(reference)) {
                    throw new Refused(new Refusal.UnknownTermReference(term.id(), reference, pathOf(i)));
                }
            }
            factsMustExist(term, pathOf(i));
        }
        List<TermId> circle = TermDependencies.circle(order.terms());
        if (!circle.isEmpty()) {
            throw new Refused(
                    new Refusal.CircularTerms(circle, pathOf(List.copyOf(ids).indexOf(circle.getFirst()))));
        }
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

    private static Stream<Reading> windowReadings(Trigger trigger) {
        return switch (trigger) {
            case Trigger.WindowElapsed(List<Reading> readings) -> readings.stream();
            case Trigger.AnyOf(List<Trigger> triggers) -> triggers.stream().flatMap(OrderConsistency::windowReadings);
            case Trigger.OrderInForce _, Trigger.FactRecorded _, Trigger.TermDone _, Trigger.TermPerformed _ ->
                Stream.empty();
        };
    }

    private static List<String> factsOf(Trigger trigger) {
        return switch (trigger) {
            case Trigger.FactRecorded recorded -> recorded.facts();
            case Trigger.AnyOf(List<Trigger> triggers) ->
                triggers.stream().flatMap(one -> factsOf(one).stream()).toList();
            case Trigger.OrderInForce _, Trigger.TermDone _, Trigger.TermPerformed _, Trigger.WindowElapsed _ ->
                List.of();
        };
    }

    private static List<String> factsOf(Requirement requirement) {
        return switch (requirement) {
            case Requirement.ActIs actIs -> actIs.facts();
            case Requirement.PrecededBy precededBy -> List.of(precededBy.fact());
            case Requirement.Affirmed _,
                    Requirement.AtMost _,
                    Requirement.AtLeast _,
                    Requirement.NotBefore _,
                    Requirement.OneOf _,
                    Requirement.Includes _,
                    Requirement.AttendedBy _,
                    Requirement.AttendedOnlyBy _ -> List.of();
        };
    }
}
