package org.goodfaith.command.cases;

import java.util.List;
import java.util.Set;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.ReadingSettled;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.TermRef;

/** The rules for orders, their terms and the events they schedule. */
final class OrderRules {

    private OrderRules() {}

    static void orderMustBeNew(OrderId order, EffectiveEntries entries) {
        if (entries.order(order).isPresent()) {
            throw new Refused(new Refusal.OrderAlreadyEntered(order));
        }
    }

    static void mustBeAnOrderToShowCause(OrderId order, EffectiveEntries entries) {
        if (entries.facts(OrderToShowCauseIssued.class).noneMatch(issued -> issued.order().equals(order))) {
            throw new Refused(new Refusal.NotAnOrderToShowCause(order, "order"));
        }
    }

    static void orderMustNotBeDatedInTheFuture(OrderEntered order, CourtTime now) {
        TimeRules.timeMustNotBeInTheFuture(CourtTime.on(order.datedOn()), now, "datedOn");
        if (order.filedOn() != null) {
            TimeRules.timeMustNotBeInTheFuture(CourtTime.on(order.filedOn()), now, "filedOn");
        }
    }

    static void eventMustNameItsOrder(EventScheduled event, OrderEntered order) {
        if (!order.order().equals(event.order())) {
            throw new Refused(new Refusal.EventOfAnotherOrder(event.event(), order.order()));
        }
    }

    /** @param superseded the orders whose events may be scheduled again */
    static void eventMustNotBeScheduled(EventScheduled event, Set<OrderId> superseded, EffectiveEntries entries) {
        entries.lastScheduling(event.event())
                .filter(scheduled -> scheduled.order() == null || !superseded.contains(scheduled.order()))
                .ifPresent(_ -> {
                    throw new Refused(new Refusal.EventAlreadyScheduled(event.event(), "event"));
                });
    }

    static void readingMustBelongToTheTerm(ReadingSettled settled, EffectiveEntries entries) {
        List<String> readings =
                OrderConsistency.readingsOf(entries.term(settled.term()).orElseThrow());
        if (!readings.contains(settled.reading())) {
            throw new Refused(new Refusal.UnknownReading(settled.term(), settled.reading(), readings));
        }
    }

    static void termMustBePerformedByThisFact(Fact performance, TermRef term, EffectiveEntries entries) {
        List<String> performedBy = entries.term(term).orElseThrow().performedBy().stream()
                .map(Performance::fact)
                .distinct()
                .toList();
        if (!performedBy.contains(performance.factName())) {
            throw new Refused(new Refusal.NotPerformedByName(term, performedBy));
        }
    }
}
