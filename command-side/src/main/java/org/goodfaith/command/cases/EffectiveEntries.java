package org.goodfaith.command.cases;

import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.events.*;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a case that others may depend on and that were not struck, and what follows from them.
 *
 * @param entries in the order they were recorded
 */
record EffectiveEntries(List<Entry> entries) {

    static final EffectiveEntries NONE = new EffectiveEntries(List.of());

    /** One entry and its number. */
    record Entry(long sequence, Fact fact) {

        CourtTime occurredAt() {
            return fact.circumstances().occurredAt();
        }
    }

    /** The order in which things happened: a day without a time comes first on that day. */
    private static final Comparator<Entry> AS_IT_HAPPENED = Comparator.comparing(
                    (Entry entry) -> entry.occurredAt().on())
            .thenComparing(
                    entry -> Objects.requireNonNullElse(entry.occurredAt().time(), LocalTime.MIN))
            .thenComparingLong(Entry::sequence);

    Optional<CourtTime> joinedAt(PartyId party) {
        return ofType(PartyJoined.class)
                .filter(entry -> ((PartyJoined) entry.fact()).party().equals(party))
                .map(Entry::occurredAt)
                .findFirst();
    }

    Optional<OrderEntered> order(OrderId order) {
        return facts(OrderEntered.class).filter(f -> f.order().equals(order)).findFirst();
    }

    Optional<Term> term(TermRef ref) {
        return order(ref.order()).stream()
                .flatMap(order -> order.terms().stream())
                .filter(term -> term.id().equals(ref.term()))
                .findFirst();
    }

    boolean knows(EventKey event) {
        return lastSetting(event).isPresent();
    }

    /** @return what was last recorded to set the event for a time; moves and cancellations leave it as it is */
    Optional<EventScheduled> lastSetting(EventKey event) {
        return facts(EventScheduled.class).filter(f -> f.event().equals(event)).reduce((_, later) -> later);
    }

    /** @return the orders an order takes the place of, whole or in part, directly or through others */
    Set<OrderId> supersededBy(OrderEntered order) {
        var superseded = new LinkedHashSet<OrderId>();
        var following = new ArrayDeque<OrderEntered>();
        following.add(order);
        while (!following.isEmpty()) {
            OrderEntered next = following.remove();
            Stream.concat(
                            next.supersedesOrders().stream(),
                            next.supersedesTerms().stream().map(TermRef::order))
                    .filter(superseded::add)
                    .forEach(earlier -> order(earlier).ifPresent(following::add));
        }
        return superseded;
    }

    /** @return the sections that terms in force ask a settlement conference statement to have */
    List<String> sectionsAskedFor() {
        Set<OrderId> goneOrders = Stream.concat(
                        facts(OrderEntered.class).flatMap(order -> order.supersedesOrders().stream()),
                        facts(OrderVacated.class).map(OrderVacated::order))
                .collect(Collectors.toSet());
        Set<TermRef> goneTerms = facts(OrderEntered.class)
                .flatMap(order -> order.supersedesTerms().stream())
                .collect(Collectors.toSet());
        return facts(OrderEntered.class)
                .filter(order -> !goneOrders.contains(order.order()))
                .flatMap(order -> order.terms().stream()
                        .filter(term -> !goneTerms.contains(new TermRef(order.order(), term.id()))))
                .filter(term -> term.performedBy().stream()
                        .anyMatch(by -> by.fact().equals(StatementSubmitted.class.getSimpleName())))
                .flatMap(term -> term.requirements().stream())
                .filter(requirement -> requirement instanceof Requirement.Includes includes
                        && includes.attribute().equals("sections"))
                .map(requirement -> ((Requirement.Includes) requirement).item())
                .distinct()
                .toList();
    }

    /** @return the entry of this number, if others may depend on it */
    @Nullable
    Fact fact(long sequence) {
        return entries.stream()
                .filter(entry -> entry.sequence() == sequence)
                .map(Entry::fact)
                .findFirst()
                .orElse(null);
    }

    Optional<Entry> offer(OfferId offer) {
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
                .map(Entry::occurredAt)
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
                .max(AS_IT_HAPPENED)
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
                .max(AS_IT_HAPPENED)
                .filter(entry -> entry.fact() instanceof SettlementReached)
                .isPresent();
    }

    /** @return when the case was closed, if it was at that time, a closing and a reopening counting as they happened */
    Optional<CourtTime> closedAsOf(CourtTime at) {
        return lastOf(at, CaseClosed.class, CaseReopened.class) instanceof CaseClosed closed
                ? Optional.of(closed.circumstances().occurredAt())
                : Optional.empty();
    }

    /** @return when the case was closed, if whatever happened at that time can only have happened while it was */
    Optional<CourtTime> closingBefore(CourtTime at) {
        CourtTime closedAt = null;
        for (Entry entry : entries.stream().sorted(AS_IT_HAPPENED).toList()) {
            if (entry.fact() instanceof CaseClosed && isNotBefore(at, entry.occurredAt())) {
                closedAt = entry.occurredAt();
            } else if (entry.fact() instanceof CaseReopened && !isBefore(at, entry.occurredAt())) {
                closedAt = null;
            }
        }
        return Optional.ofNullable(closedAt);
    }

    @Nullable
    Fact lastOf(CourtTime asOf, Class<? extends Fact> begun, Class<? extends Fact> ended) {
        return entries.stream()
                .filter(entry -> begun.isInstance(entry.fact()) || ended.isInstance(entry.fact()))
                .filter(entry -> !isBefore(asOf, entry.occurredAt()))
                .max(AS_IT_HAPPENED)
                .map(Entry::fact)
                .orElse(null);
    }

    <T extends Fact> Stream<T> facts(Class<T> type) {
        return ofType(type).map(entry -> type.cast(entry.fact()));
    }

    Stream<Entry> ofType(Class<? extends Fact> type) {
        return entries.stream().filter(entry -> type.isInstance(entry.fact()));
    }

    /** @return whether {@code one} is earlier than {@code other} whatever the time of a day known without one */
    static boolean isBefore(CourtTime one, CourtTime other) {
        if (one.on().equals(other.on())) {
            return one.time() != null && other.time() != null && one.time().isBefore(other.time());
        }
        return one.on().isBefore(other.on());
    }

    /**
     * @return whether {@code one} is the same as {@code other} or later, whatever the time of a day known without one
     */
    private static boolean isNotBefore(CourtTime one, CourtTime other) {
        if (one.on().equals(other.on())) {
            return one.time() != null && other.time() != null && !one.time().isBefore(other.time());
        }
        return one.on().isAfter(other.on());
    }

    EffectiveEntries plus(Entry entry) {
        var more = new ArrayList<Entry>(entries.size() + 1);
        more.addAll(entries);
        more.add(entry);
        return new EffectiveEntries(Collections.unmodifiableList(more));
    }

    /** @return the rest, as if that entry had never been recorded */
    EffectiveEntries without(long sequence) {
        return new EffectiveEntries(
                entries.stream().filter(entry -> entry.sequence() != sequence).toList());
    }
}
