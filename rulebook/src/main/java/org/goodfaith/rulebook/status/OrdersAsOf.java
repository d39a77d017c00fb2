package org.goodfaith.rulebook.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.status.CaseStateAsOf.Order;

/** The orders of a case as of one moment, and which of them replaced which. */
final class OrdersAsOf {

    private final SequencedMap<OrderId, Order> orders;
    private final List<DatedEntry> entered;
    private final Map<TermRef, Set<OrderId>> chains = new HashMap<>();
    private final Map<TermRef, Optional<DatedEntry>> superseded = new HashMap<>();
    private final Map<TermRef, TermEvents> termEvents = new HashMap<>();

    private OrdersAsOf(Builder builder) {
        orders = new LinkedHashMap<>(builder.orders);
        entered = List.copyOf(builder.entered);
    }

    /** @return the orders, in order of valid time */
    SequencedMap<OrderId, Order> all() {
        return orders;
    }

    /** @return an order and the orders it replaces for one term */
    Set<OrderId> chain(Order order, TermId term) {
        return chains.computeIfAbsent(new TermRef(order.id(), term), _ -> {
            var chain = new LinkedHashSet<OrderId>();
            collectChain(order.entered(), term, chain);
            return chain;
        });
    }

    private void collectChain(OrderEntered entered, TermId term, Set<OrderId> chain) {
        if (entered.terms().stream().noneMatch(t -> t.id().equals(term)) || !chain.add(entered.order())) {
            return;
        }
        var replaced = new LinkedHashSet<>(entered.supersedesOrders());
        entered.supersedesTerms().stream()
                .filter(ref -> ref.term().equals(term))
                .map(TermRef::order)
                .forEach(replaced::add);
        for (OrderId id : replaced) {
            Order predecessor = orders.get(id);
            if (predecessor != null) {
                collectChain(predecessor.entered(), term, chain);
            }
        }
    }

    /** @return the first order that replaced this order or this one term, if any did */
    Optional<DatedEntry> superseded(Order order, TermId term) {
        return superseded.computeIfAbsent(new TermRef(order.id(), term), ref -> entered.stream()
                .filter(entry -> entry.fact() instanceof OrderEntered later
                        && (later.supersedesOrders().contains(ref.order())
                                || later.supersedesTerms().contains(ref)))
                .findFirst());
    }

    TermEvents termEvents(Order order, Term term) {
        return termEvents.computeIfAbsent(
                new TermRef(order.id(), term.id()), _ -> TermEvents.of(order.entered(), term));
    }

    /** Collects orders, in the order of valid time. */
    static final class Builder {

        private final SequencedMap<OrderId, Order> orders = new LinkedHashMap<>();
        private final List<DatedEntry> entered = new ArrayList<>();

        void add(DatedEntry entry) {
            switch (entry.fact()) {
                case OrderEntered f -> {
                    orders.put(f.order(), new Order(f, entry, null));
                    entered.add(entry);
                }
                case OrderToShowCauseIssued f -> orders.put(f.order(), new Order(f.asOrder(), entry, null));
                case OrderVacated f -> orders.computeIfPresent(f.order(), (_, order) -> order.vacatedBy(entry));
                default -> throw new IllegalArgumentException(entry.fact().factName() + " changes no order");
            }
        }

        OrdersAsOf build() {
            return new OrdersAsOf(this);
        }
    }
}
