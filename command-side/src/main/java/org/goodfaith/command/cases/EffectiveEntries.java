package org.goodfaith.command.cases;

import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.events.*;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a case that have not been stricken, and the queries that rules need.
 *
 * @param entries in order of recording
 */
record EffectiveEntries(List<CaseEntry> entries) {

    /** Orders entries by the time they occurred. An entry without a time comes first on its day. */
    private static final Comparator<CaseEntry> BY_OCCURRENCE = Comparator.comparing(
                    (CaseEntry entry) -> entry.occurredAt().on())
            .thenComparing(
                    entry -> Objects.requireNonNullElse(entry.occurredAt().time(), LocalTime.MIN))
            .thenComparingLong(CaseEntry::sequence);

    Optional<CourtTime> joinedAt(PartyId party) {
        return ofType(PartyJoined.class)
                .filter(entry -> ((PartyJoined) entry.fact()).party().equals(party))
                .map(CaseEntry::occurredAt)
                .findFirst();
    }

    Optional<CourtTime> dismissedAt(PartyId party) {
        return ofType(PartyDismissed.class)
                .filter(entry -> ((PartyDismissed) entry.fact()).party().equals(party))
                .map(CaseEntry::occurredAt)
                .findFirst();
    }

    /** @return the last name of each party, or of the successor in its place */
    Map<PartyId, String> partyNames() {
        var names = new LinkedHashMap<PartyId, String>();
        entries.stream().sorted(BY_OCCURRENCE).map(CaseEntry::fact).forEach(fact -> {
            switch (fact) {
                case PartyJoined f -> names.put(f.party(), f.name());
                case PartyAmended f -> Optional.ofNullable(f.name()).ifPresent(name -> names.put(f.party(), name));
                case PartySubstituted f -> names.put(f.party(), f.successor());
                default -> {
                    // No other fact names a party.
                }
            }
        });
        return names;
    }

    /** @return the initials of every judge the case has or had, under every spelling */
    List<String> judges() {
        return entries.stream()
                .flatMap(entry -> switch (entry.fact()) {
                    case CaseOpened f -> f.judges().stream();
                    case JudgeReassigned f -> Stream.of(f.to());
                    case JudgeAmended f -> Stream.of(f.judge());
                    default -> Stream.<Judge>empty();
                })
                .map(Judge::initials)
                .toList();
    }

    Optional<OrderEntered> order(OrderId order) {
        return orders().filter(f -> f.order().equals(order)).findFirst();
    }

    /** @return the orders; an order to show cause counts as an order with the duties to respond */
    Stream<OrderEntered> orders() {
        return Stream.concat(
                facts(OrderEntered.class), facts(OrderToShowCauseIssued.class).map(OrderToShowCauseIssued::asOrder));
    }

    Optional<Term> term(TermRef ref) {
        return order(ref.order()).stream()
                .flatMap(order -> order.terms().stream())
                .filter(term -> term.id().equals(ref.term()))
                .findFirst();
    }

    /** Returns the last scheduling of an event, regardless of any rescheduling or cancellation. */
    Optional<EventScheduled> lastScheduling(EventKey event) {
        return facts(EventScheduled.class).filter(f -> f.event().equals(event)).reduce((_, later) -> later);
    }

    /** @return the occasions of an event as of a time, with the acts of an unknown time of that day */
    Optional<CourtEvent> event(EventKey event, CourtTime asOf) {
        return schedule(entry -> !isBefore(asOf, entry.occurredAt())).event(event);
    }

    /** The rulebook derives the schedule from the facts in this order too. */
    private Schedule schedule(Predicate<CaseEntry> which) {
        List<Fact> held = entries.stream()
                .map(CaseEntry::fact)
                .filter(EventHeld.class::isInstance)
                .toList();
        var schedule = new Schedule.Builder();
        entries.stream()
                .filter(which)
                .sorted(Comparator.comparing(
                                (CaseEntry entry) -> entry.occurredAt().on())
                        .thenComparing(entry -> timeOf(entry, held))
                        .thenComparingLong(CaseEntry::sequence))
                .forEach(entry -> schedule.add(entry.sequence(), entry.fact()));
        return schedule.build();
    }

    private static LocalTime timeOf(CaseEntry entry, List<Fact> held) {
        CourtTime at = Schedule.countsFromHolding(entry.fact(), held).orElse(entry.occurredAt());
        return Objects.requireNonNullElse(at.time(), LocalTime.MIN);
    }

    /** @return whether the occasion began at any time that is on record */
    boolean hasOccasion(OccasionId occasion) {
        return schedule(_ -> true)
                .event(occasion.event())
                .flatMap(event -> event.occasion(occasion.number()))
                .isPresent();
    }

    /** @return the orders that an order supersedes in whole or in part, directly or through other orders */
    Set<OrderId> ordersSupersededBy(OrderEntered order) {
        var superseded = new LinkedHashSet<OrderId>();
        var pending = new ArrayDeque<OrderEntered>();
        pending.add(order);
        while (!pending.isEmpty()) {
            OrderEntered next = pending.remove();
            Stream.concat(
                            next.supersedesOrders().stream(),
                            next.supersedesTerms().stream().map(TermRef::order))
                    .filter(superseded::add)
                    .forEach(earlier -> order(earlier).ifPresent(pending::add));
        }
        return superseded;
    }

    /** @return the sections that terms in force require in a settlement conference statement */
    List<String> requiredSections() {
        Set<OrderId> endedOrders = Stream.concat(
                        facts(OrderEntered.class).flatMap(order -> order.supersedesOrders().stream()),
                        facts(OrderVacated.class).map(OrderVacated::order))
                .collect(Collectors.toSet());
        Set<TermRef> supersededTerms = facts(OrderEntered.class)
                .flatMap(order -> order.supersedesTerms().stream())
                .collect(Collectors.toSet());
        return facts(OrderEntered.class)
                .filter(order -> !endedOrders.contains(order.order()))
                .flatMap(order -> order.terms().stream()
                        .filter(term -> !supersededTerms.contains(new TermRef(order.order(), term.id()))))
                .filter(term -> term.performedBy().stream()
                        .anyMatch(by -> by.fact().equals(StatementSubmitted.class.getSimpleName())))
                .flatMap(term -> term.requirements().stream())
                .filter(requirement -> requirement instanceof Requirement.Includes includes
                        && includes.attribute().equals("sections"))
                .map(requirement -> ((Requirement.Includes) requirement).item())
                .distinct()
                .toList();
    }

    Optional<CaseEntry> offer(OfferId offer) {
        return entries.stream()
                .filter(entry ->
                        entry.fact() instanceof Offer made && made.offer().equals(offer))
                .findFirst();
    }

    Optional<CourtTime> acceptance(OfferId offer, PartyId by, CourtTime notAfter) {
        return ofType(OfferAccepted.class)
                .filter(entry -> entry.fact() instanceof OfferAccepted accepted
                        && accepted.answers().equals(offer)
                        && accepted.actors().onBehalfOf().contains(by))
                .map(CaseEntry::occurredAt)
                .filter(acceptedAt -> !isBefore(notAfter, acceptedAt))
                .findFirst();
    }

    boolean appearsFor(CounselId counsel, PartyId party, CourtTime asOf) {
        return entries.stream()
                .filter(entry -> (entry.fact() instanceof CounselAppeared appeared
                                && appeared.counsel().equals(counsel)
                                && appeared.parties().contains(party))
                        || (entry.fact() instanceof CounselWithdrew withdrew
                                && withdrew.counsel().equals(counsel)
                                && withdrew.parties().contains(party)))
                .filter(entry -> !isBefore(asOf, entry.occurredAt()))
                .max(BY_OCCURRENCE)
                .filter(entry -> entry.fact() instanceof CounselAppeared)
                .isPresent();
    }

    boolean isSettled(PartyId party, CourtTime asOf) {
        return entries.stream()
                .filter(entry -> (entry.fact() instanceof SettlementReached reached
                                && reached.parties().contains(party))
                        || (entry.fact() instanceof SettlementFailed failed
                                && failed.parties().contains(party)))
                .filter(entry -> !isBefore(asOf, entry.occurredAt()))
                .max(BY_OCCURRENCE)
                .filter(entry -> entry.fact() instanceof SettlementReached)
                .isPresent();
    }

    /**
     * @return when the case was closed, if it was closed at that time; closings and reopenings count when they occurred
     */
    Optional<CourtTime> closedAsOf(CourtTime at) {
        return lastOf(at, CaseClosed.class, CaseReopened.class) instanceof CaseClosed closed
                ? Optional.of(closed.circumstances().occurredAt())
                : Optional.empty();
    }

    /** @return when the case was closed, if an act at that time can only have occurred while the case was closed */
    Optional<CourtTime> closingBefore(CourtTime at) {
        CourtTime closedAt = null;
        for (CaseEntry entry : entries.stream().sorted(BY_OCCURRENCE).toList()) {
            if (entry.fact() instanceof CaseClosed && isNotBefore(at, entry.occurredAt())) {
                closedAt = entry.occurredAt();
            } else if (entry.fact() instanceof CaseReopened && !isBefore(at, entry.occurredAt())) {
                closedAt = null;
            }
        }
        return Optional.ofNullable(closedAt);
    }

    /** Returns the last start or end of a state, such as a stay, that occurred by a given time. */
    @Nullable
    Fact lastOf(CourtTime asOf, Class<? extends Fact> start, Class<? extends Fact> end) {
        return entries.stream()
                .filter(entry -> start.isInstance(entry.fact()) || end.isInstance(entry.fact()))
                .filter(entry -> !isBefore(asOf, entry.occurredAt()))
                .max(BY_OCCURRENCE)
                .map(CaseEntry::fact)
                .orElse(null);
    }

    Stream<CaseEntry> byOccurrence() {
        return entries.stream().sorted(BY_OCCURRENCE);
    }

    <T extends Fact> Stream<T> facts(Class<T> type) {
        return ofType(type).map(entry -> type.cast(entry.fact()));
    }

    Stream<CaseEntry> ofType(Class<? extends Fact> type) {
        return entries.stream().filter(entry -> type.isInstance(entry.fact()));
    }

    /** @return whether {@code one} is certainly before {@code other}; a missing time may be any time of the day */
    static boolean isBefore(CourtTime one, CourtTime other) {
        if (one.on().equals(other.on())) {
            return one.time() != null && other.time() != null && one.time().isBefore(other.time());
        }
        return one.on().isBefore(other.on());
    }

    /** @return whether {@code one} is certainly at or after {@code other}; a missing time may be any time of the day */
    private static boolean isNotBefore(CourtTime one, CourtTime other) {
        if (one.on().equals(other.on())) {
            return one.time() != null && other.time() != null && !one.time().isBefore(other.time());
        }
        return one.on().isAfter(other.on());
    }
}
