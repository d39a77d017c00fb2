package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.StayLifted;

/**
 * What an answer rests on: topics that facts are about, and moments at which it may change by itself. Until one of them
 * comes, as world time goes on, the question need not be asked again.
 */
final class Dependencies {

    static final String PARTIES = "parties";
    static final String ORDERS = "orders";
    static final String CLOSINGS = "closings";
    static final String STAYS = "stays";
    static final String SETTLEMENTS = "settlements";

    private final Set<String> topics = new HashSet<>();
    private final NavigableSet<Instant> moments = new TreeSet<>();

    /** @return what every answer about a duty rests on: that its order and its obligors are there */
    static Dependencies ofDuty() {
        var grounds = new Dependencies();
        grounds.topic(PARTIES);
        grounds.topic(ORDERS);
        return grounds;
    }

    static String event(EventKey key) {
        return "event " + key;
    }

    /** @return what a fact is about: its name, and what of the world it changes */
    static List<String> topics(Fact fact) {
        return switch (fact) {
            case PartyJoined _, PartyDismissed _ -> List.of(fact.factName(), PARTIES);
            case OrderEntered _, OrderVacated _ -> List.of(fact.factName(), ORDERS);
            case EventScheduled f -> List.of(fact.factName(), event(f.event()));
            case EventRescheduled f -> List.of(fact.factName(), event(f.event()));
            case EventCanceled f -> List.of(fact.factName(), event(f.event()));
            case EventHeld f -> List.of(fact.factName(), event(f.event()));
            case CaseClosed _, CaseReopened _ -> List.of(fact.factName(), CLOSINGS);
            case ProceedingsStayed _, StayLifted _ -> List.of(fact.factName(), STAYS);
            case SettlementReached _, SettlementFailed _ -> List.of(fact.factName(), SETTLEMENTS);
            default -> List.of(fact.factName());
        };
    }

    void topic(String topic) {
        topics.add(topic);
    }

    void moment(Instant moment) {
        moments.add(moment);
    }

    void addAll(Dependencies others) {
        topics.addAll(others.topics);
        moments.addAll(others.moments);
    }

    /** @return the moments at which the answer may change even if nothing more is recorded */
    Set<Instant> moments() {
        return moments;
    }

    /** @return whether the answer rests on one of these topics */
    boolean touchedBy(Set<String> others) {
        return others.stream().anyMatch(topics::contains);
    }

    /** @return whether the answer may change by itself after {@code from} and up to {@code until} */
    boolean changesWithin(Instant from, Instant until) {
        Instant next = moments.higher(from);
        return next != null && !next.isAfter(until);
    }
}
