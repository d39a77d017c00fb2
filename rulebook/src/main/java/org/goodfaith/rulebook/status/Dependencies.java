package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyServed;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.StayLifted;

/**
 * The topics and moments that a computed value depends on. As valid time advances, the value stays correct until a fact
 * touches one of the topics or one of the moments passes.
 */
final class Dependencies {

    static final String PARTIES = "parties";
    static final String ORDERS = "orders";
    static final String CLOSINGS = "closings";
    static final String STAYS = "stays";
    static final String SETTLEMENTS = "settlements";

    private final Set<String> topics = new HashSet<>();
    private final NavigableSet<Instant> moments = new TreeSet<>();

    /** @return the dependencies of every value about a duty: the case's orders and parties */
    static Dependencies ofDuty() {
        var dependencies = new Dependencies();
        dependencies.addTopic(PARTIES);
        dependencies.addTopic(ORDERS);
        return dependencies;
    }

    static String event(EventKey key) {
        return "event " + key;
    }

    /** @return the topics a fact touches: its name, and the part of the case state it changes */
    static List<String> topics(Fact fact) {
        return switch (fact) {
            case PartyJoined _, PartyDismissed _, PartyServed _, PartyAmended _, PartySubstituted _ ->
                List.of(fact.factName(), PARTIES);
            case OrderEntered _, OrderToShowCauseIssued _, OrderVacated _ -> List.of(fact.factName(), ORDERS);
            case EventScheduled f -> List.of(fact.factName(), event(f.event()));
            case EventRescheduled f -> List.of(fact.factName(), event(f.event()));
            case EventCanceled f -> List.of(fact.factName(), event(f.event()));
            case NonappearanceRecorded f -> List.of(fact.factName(), event(f.event()));
            case AttendanceRecorded f -> List.of(fact.factName(), event(f.event()));
            case EventHeld f -> List.of(fact.factName(), event(f.event()));
            case CaseClosed _, CaseReopened _ -> List.of(fact.factName(), CLOSINGS);
            case ProceedingsStayed _, StayLifted _ -> List.of(fact.factName(), STAYS);
            case SettlementReached _, SettlementFailed _ -> List.of(fact.factName(), SETTLEMENTS);
            default -> List.of(fact.factName());
        };
    }

    void addTopic(String topic) {
        topics.add(topic);
    }

    void addMoment(Instant moment) {
        moments.add(moment);
    }

    void addAll(Dependencies others) {
        topics.addAll(others.topics);
        moments.addAll(others.moments);
    }

    /** @return the moments at which the value may change even if nothing more is recorded */
    Set<Instant> moments() {
        return moments;
    }

    boolean dependsOnAny(Set<String> others) {
        return others.stream().anyMatch(topics::contains);
    }

    /** @return whether a moment passes after {@code from} and up to {@code until}, inclusive */
    boolean hasMomentWithin(Instant from, Instant until) {
        Instant next = moments.higher(from);
        return next != null && !next.isAfter(until);
    }
}
