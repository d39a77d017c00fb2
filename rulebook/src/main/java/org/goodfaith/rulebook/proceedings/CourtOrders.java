package org.goodfaith.rulebook.proceedings;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.schedule.Source;

/** The orders of a case as of one moment, and which of them replaced which. */
public final class CourtOrders {

    private final SequencedMap<OrderId, CourtOrder> orders;
    private final Map<OrderId, Source> replacedOrders;
    private final Map<TermRef, Source> replacedTerms;

    private CourtOrders(Builder builder) {
        orders = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(builder.orders));
        replacedOrders = Map.copyOf(builder.replacedOrders);
        replacedTerms = Map.copyOf(builder.replacedTerms);
    }

    /** Returns every order, in order of valid time; those that ended are included. */
    public SequencedMap<OrderId, CourtOrder> all() {
        return orders;
    }

    public List<CourtOrder> inForce() {
        return orders.values().stream().filter(CourtOrder::isInForce).toList();
    }

    /** Returns the terms in force: those of the orders in force that no later order replaced. */
    public List<Term> termsInForce() {
        return inForce().stream()
                .flatMap(order -> order.entered().terms().stream()
                        .filter(term -> superseded(order.id(), term.id()).isEmpty()))
                .toList();
    }

    /** Returns the entry of the first order that replaced this order or this one term; empty if none did. */
    public Optional<Source> superseded(OrderId order, TermId term) {
        Source ofTerm = replacedTerms.get(new TermRef(order, term));
        return Optional.ofNullable(ofTerm == null ? replacedOrders.get(order) : ofTerm);
    }

    /** Returns an order and the orders that it replaces for one term. An order without the term ends the chain. */
    public Set<OrderId> chain(OrderEntered order, TermId term) {
        var chain = new LinkedHashSet<OrderId>();
        collectChain(order, term, chain);
        return chain;
    }

    private void collectChain(OrderEntered order, TermId term, Set<OrderId> chain) {
        if (order.terms().stream().noneMatch(t -> t.id().equals(term)) || !chain.add(order.order())) {
            return;
        }
        Stream.concat(
                        order.supersedesOrders().stream(),
                        order.supersedesTerms().stream()
                                .filter(ref -> ref.term().equals(term))
                                .map(TermRef::order))
                .distinct()
                .flatMap(id -> Stream.ofNullable(orders.get(id)))
                .forEach(replaced -> collectChain(replaced.entered(), term, chain));
    }

    /** Returns the orders that an order replaces in whole or in part, directly or through other orders. */
    public Set<OrderId> supersededBy(OrderEntered order) {
        var superseded = new LinkedHashSet<OrderId>();
        var pending = new ArrayDeque<OrderEntered>();
        pending.add(order);
        while (!pending.isEmpty()) {
            replacedBy(pending.remove())
                    .filter(superseded::add)
                    .flatMap(earlier -> Stream.ofNullable(orders.get(earlier)))
                    .forEach(earlier -> pending.add(earlier.entered()));
        }
        return superseded;
    }

    /** Returns the orders that an order itself names as replaced, in whole or in part. */
    private static Stream<OrderId> replacedBy(OrderEntered order) {
        return Stream.concat(
                order.supersedesOrders().stream(),
                order.supersedesTerms().stream().map(TermRef::order));
    }

    /** Derives the orders from the effective facts of a case, in the order of valid time. */
    public static final class Builder {

        private final SequencedMap<OrderId, CourtOrder> orders = new LinkedHashMap<>();
        private final Map<OrderId, Source> replacedOrders = new HashMap<>();
        /** Without the terms of orders that were replaced as a whole before. */
        private final Map<TermRef, Source> replacedTerms = new HashMap<>();

        /** @param entry the number of the fact's entry */
        public void add(long entry, Fact fact) {
            switch (fact) {
                case OrderEntered f -> enter(f, Source.of(entry, f));
                case OrderToShowCauseIssued f -> enter(f.asOrder(), Source.of(entry, f));
                case OrderVacated f ->
                    orders.computeIfPresent(f.order(), (_, order) -> order.vacatedBy(Source.of(entry, f)));
                default -> {
                    // No other fact changes an order.
                }
            }
        }

        private void enter(OrderEntered order, Source by) {
            orders.put(order.order(), CourtOrder.of(order, by));
            order.supersedesTerms().stream()
                    .filter(term -> !replacedOrders.containsKey(term.order()))
                    .forEach(term -> replacedTerms.putIfAbsent(term, by));
            order.supersedesOrders().forEach(replaced -> replacedOrders.putIfAbsent(replaced, by));
            Stream.concat(Stream.of(order.order()), replacedBy(order))
                    .distinct()
                    .forEach(this::endIfReplaced);
        }

        /** A correction can date an order after the order that replaces it. */
        private void endIfReplaced(OrderId id) {
            orders.computeIfPresent(id, (_, order) -> isReplaced(order) ? order.superseded() : order);
        }

        private boolean isReplaced(CourtOrder order) {
            List<Term> terms = order.entered().terms();
            return replacedOrders.containsKey(order.id())
                    || (!terms.isEmpty()
                            && terms.stream()
                                    .map(term -> new TermRef(order.id(), term.id()))
                                    .allMatch(replacedTerms::containsKey));
        }

        public CourtOrders build() {
            return new CourtOrders(this);
        }
    }
}
