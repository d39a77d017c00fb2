package org.goodfaith.command.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.ReadingSettled;
import org.goodfaith.events.RecurrenceFact;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Occasion;
import org.goodfaith.rulebook.schedule.Source;

/** The rules for orders, their terms and the events they schedule. */
final class OrderRules {

    private OrderRules() {}

    static void orderMustBeNew(OrderId order, EffectiveEntries entries) {
        if (entries.order(order).isPresent()) {
            throw new Refused(new Refusal.OrderAlreadyEntered(order));
        }
    }

    static void mustBeAnOrderToShowCause(OrderId order, EffectiveEntries entries) {
        if (entries.facts(OrderToShowCauseIssued.class)
                .noneMatch(issued -> issued.order().equals(order))) {
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

    /**
     * An event is scheduled once, and again after it was held or canceled. An order takes over an event that a minute
     * entry set for the same time.
     *
     * @param superseded the orders whose events may be scheduled again
     */
    static void eventMustNotBeAhead(EventScheduled event, Set<OrderId> superseded, EffectiveEntries entries) {
        entries.lastScheduling(event.event()).ifPresent(scheduled -> {
            CourtTime on = event.circumstances().occurredAt();
            Occasion occasion = current(event.event(), on, entries).orElse(null);
            if (occasion != null && (occasion.over() != null || isTakenOver(occasion, event))) {
                return;
            }
            if (occasion != null && !event.at().equals(occasion.at())) {
                dayMustNotHavePassed(event.event(), occasion, on);
            }
            if (scheduled.order() == null || !superseded.contains(scheduled.order())) {
                throw new Refused(new Refusal.EventAlreadyScheduled(event.event(), "event"));
            }
        });
    }

    /** A minute entry may give the day only, and the order its hour. */
    private static boolean isTakenOver(Occasion occasion, EventScheduled event) {
        CourtTime at = occasion.at();
        return event.order() != null
                && occasion.order() == null
                && at != null
                && (event.at().equals(at) || event.at().isHourOf(at));
    }

    /** A new date must not rewrite what the last one made overdue: a further date is a further occasion. */
    static void eventMustBeAhead(EventRescheduled moved, EffectiveEntries entries) {
        CourtTime on = moved.circumstances().occurredAt();
        eventMustNotHaveTakenPlace(moved.event(), on, entries);
        current(moved.event(), on, entries)
                .filter(occasion -> !moved.to().equals(occasion.at()))
                .ifPresent(occasion -> dayMustNotHavePassed(moved.event(), occasion, on));
    }

    private static void dayMustNotHavePassed(EventKey event, Occasion occasion, CourtTime on) {
        CourtTime at = occasion.at();
        if (occasion.over() == null && at != null && at.on().isBefore(on.on())) {
            throw new Refused(new Refusal.EventDayPassed(event, at.on(), "event"));
        }
    }

    /** An event that took place stays as it was: a further date is a further occasion. */
    static void eventMustNotHaveTakenPlace(EventKey event, CourtTime at, EffectiveEntries entries) {
        current(event, at, entries).map(Occasion::tookPlaceOn).ifPresent(place -> {
            throw new Refused(new Refusal.EventTookPlace(event, place, "event"));
        });
    }

    /** An appearance can be entered before the holding, with the same date. */
    static void eventMustNotHaveTakenPlaceOnAnotherDay(EventKey event, CourtTime at, EffectiveEntries entries) {
        current(event, at, entries)
                .map(Occasion::tookPlace)
                .map(Source::on)
                .filter(place -> !place.equals(at.on()))
                .ifPresent(place -> {
                    throw new Refused(new Refusal.EventTookPlace(event, place, "event"));
                });
    }

    private static Optional<Occasion> current(EventKey event, CourtTime at, EffectiveEntries entries) {
        return entries.event(event, at).map(CourtEvent::current);
    }

    static void somebodyMustHaveAttended(AttendanceRecorded attendance) {
        if (attendance.attendees() != null && attendance.attendees().isEmpty()) {
            throw new Refused(new Refusal.NobodyAttended("attendees"));
        }
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

    static void termMustRecurAsNamed(RecurrenceFact fact, EffectiveEntries entries) {
        Term term = entries.term(fact.term()).orElseThrow();
        if (fact.period() != null && term.every().isEmpty()) {
            throw new Refused(new Refusal.NoSuchRecurrence(fact.term(), "period"));
        }
        if (fact.trigger() != null && !term.trigger().recurs()) {
            throw new Refused(new Refusal.NoSuchRecurrence(fact.term(), "trigger"));
        }
    }
}
