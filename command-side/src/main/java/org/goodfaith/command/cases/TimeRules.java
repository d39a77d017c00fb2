package org.goodfaith.command.cases;

import java.time.LocalDate;
import java.util.Comparator;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.ExtensionDenied;
import org.goodfaith.events.Fact;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.ReadingSettled;
import org.jspecify.annotations.Nullable;

/**
 * The rules on when something can have happened.
 *
 * <p>They apply to the time a fact occurred, not to the time it is recorded. A fact with a day but no time is refused
 * only if it is impossible at every time of that day.
 */
final class TimeRules {

    private static final String OCCURRED_AT = "circumstances.occurredAt";

    private TimeRules() {}

    static void timeMustNotBeInTheFuture(CourtTime at, CourtTime now, String field) {
        if (EffectiveEntries.isBefore(now, at)) {
            throw new Refused(new Refusal.InTheFuture(at, now, field));
        }
    }

    static void factMustNotPrecedeTheCase(Fact fact, EffectiveEntries entries) {
        CourtTime occurredAt = fact.circumstances().occurredAt();
        CourtTime openedAt = entries.facts(CaseOpened.class)
                .map(opened -> opened.circumstances().occurredAt())
                .findFirst()
                .orElseThrow();
        if (EffectiveEntries.isBefore(occurredAt, openedAt)) {
            throw new Refused(new Refusal.BeforeTheCase(occurredAt, openedAt, OCCURRED_AT));
        }
    }

    /** The court cannot act on an order or event before it existed; such an entry would have no effect. */
    static void courtMustNotActBeforeTheOrderOrEvent(Fact fact, EffectiveEntries entries) {
        CourtTime occurredAt = fact.circumstances().occurredAt();
        switch (fact) {
            case OrderVacated f -> mustNotPrecedeOrder(f.order(), occurredAt, entries);
            case DeadlineExtended f -> {
                mustNotPrecedeOrder(f.term().order(), occurredAt, entries);
                countMustNotStartBeforeOrder(f.term().order(), f.countsFromOn(), entries);
            }
            case ObligationExcused f -> {
                mustNotPrecedeOrder(f.term().order(), occurredAt, entries);
                countMustNotStartBeforeOrder(f.term().order(), f.countsFromOn(), entries);
            }
            case ReadingSettled f -> mustNotPrecedeOrder(f.term().order(), occurredAt, entries);
            case ExtensionDenied f -> mustNotPrecedeOrder(f.term().order(), occurredAt, entries);
            case EventRescheduled f -> mustNotPrecedeEvent(f.event(), occurredAt, entries);
            case EventCanceled f -> mustNotPrecedeEvent(f.event(), occurredAt, entries);
            default -> {
                // No other fact acts on an order or event.
            }
        }
    }

    private static void mustNotPrecedeOrder(OrderId order, CourtTime at, EffectiveEntries entries) {
        CourtTime entered = entries.order(order).orElseThrow().circumstances().occurredAt();
        mustNotPrecede(at, entered, "the order " + order, OCCURRED_AT);
    }

    private static void countMustNotStartBeforeOrder(
            OrderId id, @Nullable LocalDate countsFromOn, EffectiveEntries entries) {
        if (countsFromOn != null) {
            OrderEntered order = entries.order(id).orElseThrow();
            LocalDate enteredOn = order.circumstances().occurredAt().on();
            LocalDate orderOn = order.datedOn().isBefore(enteredOn) ? order.datedOn() : enteredOn;
            mustNotPrecede(CourtTime.on(countsFromOn), CourtTime.on(orderOn), "the order " + id, "countsFromOn");
        }
    }

    private static void mustNotPrecedeEvent(EventKey event, CourtTime at, EffectiveEntries entries) {
        CourtTime scheduledAt = entries.facts(EventScheduled.class)
                .filter(scheduled -> scheduled.event().equals(event))
                .map(scheduled -> scheduled.circumstances().occurredAt())
                .min(Comparator.comparing(CourtTime::on))
                .orElseThrow();
        mustNotPrecede(at, scheduledAt, "the event " + event, OCCURRED_AT);
    }

    /** Compares days only, because the times of acts on one day are often not recorded. */
    private static void mustNotPrecede(CourtTime at, CourtTime since, String subject, String field) {
        if (at.on().isBefore(since.on())) {
            throw new Refused(new Refusal.BeforeSubjectExisted(subject, at, since, field));
        }
    }
}
