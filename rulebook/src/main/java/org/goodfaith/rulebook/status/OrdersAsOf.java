package org.goodfaith.rulebook.status;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.goodfaith.events.OrderId;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.proceedings.CourtOrders;
import org.goodfaith.rulebook.status.CaseStateAsOf.Order;

/** The orders of a case as of one moment, with the moments from which their entries count. */
final class OrdersAsOf {

    private final CourtOrders derived;
    private final RecordAsKnownAt record;
    private final SequencedMap<OrderId, Order> orders = new LinkedHashMap<>();
    private final Map<TermRef, Set<OrderId>> chains = new HashMap<>();
    private final Map<TermRef, TermEvents> termEvents = new HashMap<>();

    OrdersAsOf(CourtOrders derived, RecordAsKnownAt record) {
        this.derived = derived;
        this.record = record;
        derived.all().forEach((id, order) -> orders.put(id, Order.of(order, record)));
    }

    CourtOrders derived() {
        return derived;
    }

    /** @return the orders, in order of valid time */
    SequencedMap<OrderId, Order> all() {
        return orders;
    }

    /** @return an order and the orders it replaces for one term */
    Set<OrderId> chain(Order order, TermId term) {
        return chains.computeIfAbsent(new TermRef(order.id(), term), _ -> derived.chain(order.entered(), term));
    }

    /** @return the first order that replaced this order or this one term, if any did */
    Optional<DatedEntry> superseded(Order order, TermId term) {
        return derived.superseded(order.id(), term).map(record::entry);
    }

    TermEvents termEvents(Order order, Term term) {
        return termEvents.computeIfAbsent(
                new TermRef(order.id(), term.id()), _ -> TermEvents.of(order.entered(), term));
    }
}
