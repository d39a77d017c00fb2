package org.goodfaith.rulebook.intake;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.rulebook.time.CourtCalendar;

/**
 * An order about to be entered, with the state of its case.
 *
 * @param order the order
 * @param scheduled the events the order schedules and their times
 * @param alreadyScheduled the events scheduled in the case before and their times
 * @param parties the parties that have joined the case
 * @param calendar the calendar of the court
 * @param today the current day in the court's time zone
 */
public record IncomingOrder(
        OrderEntered order,
        Map<EventKey, CourtTime> scheduled,
        Map<EventKey, CourtTime> alreadyScheduled,
        List<PartyJoined> parties,
        CourtCalendar calendar,
        LocalDate today) {

    public IncomingOrder {
        scheduled = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(scheduled));
        alreadyScheduled = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(alreadyScheduled));
        parties = List.copyOf(parties);
    }

    /** Returns all scheduled events. The time set by this order takes precedence. */
    SequencedMap<EventKey, CourtTime> events() {
        var events = new LinkedHashMap<EventKey, CourtTime>(alreadyScheduled);
        events.putAll(scheduled);
        return events;
    }
}
