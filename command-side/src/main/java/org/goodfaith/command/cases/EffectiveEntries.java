package org.goodfaith.command.cases;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.goodfaith.events.*;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.participants.Participants;
import org.goodfaith.rulebook.participants.Party;
import org.goodfaith.rulebook.proceedings.CaseClosing;
import org.goodfaith.rulebook.proceedings.CourtOrder;
import org.goodfaith.rulebook.proceedings.CourtOrders;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Schedule;
import org.goodfaith.rulebook.schedule.Source;

/**
 * The entries of a case that have not been stricken, and the queries that rules need. The rulebook derives who takes
 * part, the orders, the schedule and the closing of the case.
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
        return Optional.ofNullable(participants().parties().get(party))
                .map(Party::joined)
                .map(this::occurredAt);
    }

    Optional<CourtTime> dismissedAt(PartyId party) {
        return Optional.ofNullable(participants().parties().get(party))
                .map(Party::dismissed)
                .map(this::occurredAt);
    }

    /** @return everybody who ever took part */
    Participants participants() {
        return participants(_ -> true);
    }

    /** @return those who took part as of a time, with the acts of an unknown time of that day */
    Participants participants(CourtTime asOf) {
        return participants(entry -> !isBefore(asOf, entry.occurredAt()));
    }

    private Participants participants(Predicate<CaseEntry> which) {
        var participants = new Participants.Builder();
        byOccurrence().filter(which).forEach(entry -> participants.add(entry.sequence(), entry.fact()));
        return participants.build();
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

    /** @return the orders, whether they are in force or not */
    CourtOrders orders() {
        var orders = new CourtOrders.Builder();
        byOccurrence().forEach(entry -> orders.add(entry.sequence(), entry.fact()));
        return orders.build();
    }

    Optional<OrderEntered> order(OrderId order) {
        return Optional.ofNullable(orders().all().get(order)).map(CourtOrder::entered);
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
        return schedule(asOf).event(event);
    }

    /** @return the events and stays as of a time, with the acts of an unknown time of that day */
    Schedule schedule(CourtTime asOf) {
        return schedule(entry -> !isBefore(asOf, entry.occurredAt()));
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

    /** @return the sections that terms in force require in a settlement conference statement */
    List<String> requiredSections() {
        return orders().termsInForce().stream()
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

    /**
     * @return when the case was closed, if it was closed at that time; closings and reopenings count when they occurred
     */
    Optional<CourtTime> closedAsOf(CourtTime at) {
        return closing(entry -> !isBefore(at, entry.occurredAt()));
    }

    /** @return when the case was closed, if an act at that time can only have occurred while the case was closed */
    Optional<CourtTime> closingBefore(CourtTime at) {
        return closing(entry -> entry.fact() instanceof CaseClosed
                ? isNotBefore(at, entry.occurredAt())
                : !isBefore(at, entry.occurredAt()));
    }

    private Optional<CourtTime> closing(Predicate<CaseEntry> which) {
        var closing = new CaseClosing();
        byOccurrence().filter(which).forEach(entry -> closing.add(entry.sequence(), entry.fact()));
        return closing.inEffect().map(this::occurredAt);
    }

    private CourtTime occurredAt(Source source) {
        return entries.stream()
                .filter(entry -> entry.sequence() == source.entry())
                .map(CaseEntry::occurredAt)
                .findFirst()
                .orElseThrow();
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
