package org.goodfaith.rulebook.intake;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.events.OrderId;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;

/** Finds the terms to which a term refers, and circles in which the result of a term would depend on itself. */
public final class TermDependencies {

    private final Map<TermId, Term> terms = new LinkedHashMap<>();
    private final Set<Node> done = new HashSet<>();

    private TermDependencies(List<Term> terms) {
        terms.forEach(term -> this.terms.putIfAbsent(term.id(), term));
    }

    /** The results of a term that other results depend on. */
    private enum Result {
        /** The binding of the term, and the acts that perform it. */
        PERFORMANCE,
        DUE_DATE,
        /** The end of the term. Two alternatives end each other, which is no circle. */
        END
    }

    private record Node(TermId term, Result result) {}

    /** Returns the other terms of the same order to which a term refers. */
    public static List<TermId> referredToBy(Term term) {
        return references(term)
                .filter(reference -> reference.order() == null)
                .map(Reference::term)
                .distinct()
                .toList();
    }

    /** Returns the terms of other orders to which a term refers. */
    public static List<TermRef> otherOrdersReferredToBy(Term term) {
        return references(term)
                .flatMap(reference -> reference.order() == null
                        ? Stream.<TermRef>empty()
                        : Stream.of(new TermRef(reference.order(), reference.term())))
                .distinct()
                .toList();
    }

    /** Returns the terms of the first circle, in order; empty if there is none. */
    public static List<TermId> circle(List<Term> terms) {
        var dependencies = new TermDependencies(terms);
        return dependencies.terms.keySet().stream()
                .flatMap(term -> Stream.of(Result.values()).map(result -> new Node(term, result)))
                .flatMap(node -> dependencies.follow(node, new LinkedHashSet<>()).stream())
                .findFirst()
                .map(circle -> circle.stream().map(Node::term).distinct().toList())
                .orElse(List.of());
    }

    /** @param path the results on the current path, in order */
    private Optional<List<Node>> follow(Node node, SequencedSet<Node> path) {
        Term term = terms.get(node.term());
        if (term == null || done.contains(node)) {
            return Optional.empty();
        }
        if (!path.add(node)) {
            return Optional.of(
                    path.stream().dropWhile(other -> !other.equals(node)).toList());
        }
        for (Node next : dependencies(term, node.result()).toList()) {
            Optional<List<Node>> circle = follow(next, path);
            if (circle.isPresent()) {
                return circle;
            }
        }
        path.remove(node);
        done.add(node);
        return Optional.empty();
    }

    private static Stream<Node> dependencies(Term term, Result result) {
        return switch (result) {
            case PERFORMANCE ->
                Stream.concat(
                        of(term.trigger()),
                        term.requirements().stream()
                                .flatMap(requirement -> requirement instanceof Requirement.NotBefore notBefore
                                        ? of(notBefore.earliest())
                                        : Stream.empty()));
            case DUE_DATE ->
                Stream.concat(
                        Stream.of(new Node(term.id(), Result.PERFORMANCE), new Node(term.id(), Result.END)),
                        term.due().stream().flatMap(reading -> of(reading.due())));
            case END ->
                term.endedBy().stream().flatMap(ending -> switch (ending) {
                    case Ending.TermPerformed other -> Stream.of(new Node(other.term(), Result.PERFORMANCE));
                    case Ending.Alternative other -> Stream.of(new Node(other.term(), Result.PERFORMANCE));
                    case Ending.EventDayOver _, Ending.Settled _, Ending.Exhausted _ -> Stream.empty();
                });
        };
    }

    private static Stream<Node> of(Trigger trigger) {
        return switch (trigger) {
            case Trigger.TermDone done -> Stream.of(Result.values()).map(result -> new Node(done.term(), result));
            // A recurring trigger reads the acts themselves, and no result.
            case Trigger.TermPerformed performed ->
                performed.order() == null && !performed.recurring() ? performed(performed.term()) : Stream.empty();
            case Trigger.WindowElapsed window -> window.readings().stream().flatMap(reading -> of(reading.due()));
            case Trigger.AnyOf any -> any.triggers().stream().flatMap(TermDependencies::of);
            case Trigger.OrderInForce _, Trigger.FactRecorded _ -> Stream.empty();
        };
    }

    private static Stream<Node> performed(TermId term) {
        return Stream.of(new Node(term, Result.PERFORMANCE), new Node(term, Result.END));
    }

    private static Stream<Node> of(Due due) {
        return switch (due) {
            case Due.SameAs same -> Stream.of(new Node(same.term(), Result.DUE_DATE));
            case Due.Counted counted -> of(counted.from());
            case Due.Every every -> of(every.from());
            case Due.EarlierOf earlier -> earlier.of().stream().flatMap(TermDependencies::of);
            case Due.LaterOf later -> later.of().stream().flatMap(TermDependencies::of);
            case Due.Undated _, Due.Fixed _, Due.EventDay _ -> Stream.empty();
        };
    }

    private static Stream<Node> of(Anchor anchor) {
        return switch (anchor) {
            case Anchor.TermDue due -> Stream.of(new Node(due.term(), Result.DUE_DATE));
            case Anchor.TermPerformed performed ->
                performed.order() == null ? performed(performed.term()) : Stream.empty();
            case Anchor.OrderDated _, Anchor.OrderFiled _, Anchor.ScheduledEvent _, Anchor.TriggeringFact _ ->
                Stream.empty();
        };
    }

    /** A term to which another refers; {@code order} is null for a term of the same order. */
    private record Reference(@Nullable OrderId order, TermId term) {}

    private static Stream<Reference> references(Term term) {
        return Stream.of(
                        term.due().stream().map(Reading::due).flatMap(TermDependencies::references),
                        references(term.trigger()),
                        term.requirements().stream()
                                .flatMap(requirement -> requirement instanceof Requirement.NotBefore notBefore
                                        ? references(notBefore.earliest())
                                        : Stream.empty()),
                        term.endedBy().stream().flatMap(TermDependencies::references))
                .flatMap(references -> references);
    }

    private static Stream<Reference> references(Trigger trigger) {
        return switch (trigger) {
            case Trigger.TermDone done -> Stream.of(new Reference(null, done.term()));
            case Trigger.TermPerformed performed -> Stream.of(new Reference(performed.order(), performed.term()));
            case Trigger.WindowElapsed window ->
                window.readings().stream().flatMap(reading -> references(reading.due()));
            case Trigger.AnyOf any -> any.triggers().stream().flatMap(TermDependencies::references);
            case Trigger.OrderInForce _, Trigger.FactRecorded _ -> Stream.empty();
        };
    }

    private static Stream<Reference> references(Due due) {
        return switch (due) {
            case Due.SameAs same -> Stream.of(new Reference(null, same.term()));
            case Due.Counted counted -> references(counted.from());
            case Due.Every every -> references(every.from());
            case Due.EarlierOf earlier -> earlier.of().stream().flatMap(TermDependencies::references);
            case Due.LaterOf later -> later.of().stream().flatMap(TermDependencies::references);
            case Due.Undated _, Due.Fixed _, Due.EventDay _ -> Stream.empty();
        };
    }

    private static Stream<Reference> references(Anchor anchor) {
        return switch (anchor) {
            case Anchor.TermDue due -> Stream.of(new Reference(null, due.term()));
            case Anchor.TermPerformed performed -> Stream.of(new Reference(performed.order(), performed.term()));
            case Anchor.OrderDated _, Anchor.OrderFiled _, Anchor.ScheduledEvent _, Anchor.TriggeringFact _ ->
                Stream.empty();
        };
    }

    private static Stream<Reference> references(Ending ending) {
        return switch (ending) {
            case Ending.TermPerformed other -> Stream.of(new Reference(null, other.term()));
            case Ending.Alternative other -> Stream.of(new Reference(null, other.term()));
            case Ending.EventDayOver _, Ending.Settled _, Ending.Exhausted _ -> Stream.empty();
        };
    }
}
