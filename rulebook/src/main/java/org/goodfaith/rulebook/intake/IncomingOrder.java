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
 * An order about to be entered, and what is known around it.
 *
 * @param order the order
 * @param sets what it sets for a time
 * @param alreadySet what was set in the case before
 * @param parties who has joined the case
 * @param calendar the court's calendar as it is on record
 * @param today the court's day on which it is entered
 */
public record IncomingOrder(
        OrderEntered order,
        Map<EventKey, CourtTime> sets,
        Map<EventKey, CourtTime> alreadySet,
        List<PartyJoined> parties,
        CourtCalendar calendar,
        LocalDate today) {

    public IncomingOrder {
        sets = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sets));
        alreadySet = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(alreadySet));
        parties = List.copyOf(parties);
    }

    /** @return every event with a time; what the order sets goes before what was set already */
    SequencedMap<EventKey, CourtTime> events() {
        var events = new LinkedHashMap<EventKey, CourtTime>(alreadySet);
        events.putAll(sets);
        return events;
    }
}
