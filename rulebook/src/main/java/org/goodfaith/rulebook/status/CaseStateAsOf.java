package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.participants.Participants;
import org.goodfaith.rulebook.participants.Party;
import org.goodfaith.rulebook.participants.PartyDescription;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Schedule;
import org.goodfaith.rulebook.schedule.Source;
import org.jspecify.annotations.Nullable;

/** The state of a case as of one moment of valid time, with the record held fixed at one moment of transaction time. */
final class CaseStateAsOf {

    private final RecordAsKnownAt record;
    private final Instant asOf;
    private final Map<String, List<DatedEntry>> byName = new HashMap<>();
    private final SequencedMap<OrderId, Order> orders = new LinkedHashMap<>();
    private final List<Span> closings = new ArrayList<>();
    private final Participants participants;
    private final Map<TermRef, Set<OrderId>> chains = new HashMap<>();
    private Dependencies tracked = new Dependencies();
    private final DutyOccasions occasions = new DutyOccasions(this);
    private @Nullable Schedule schedule;

    /** A period that one entry began; {@code ended} is null while it runs. */
    record Span(DatedEntry begun, @Nullable DatedEntry ended) {

        boolean isRunning() {
            return ended == null;
        }
    }

    /** An order; {@code vacated} is null unless it was vacated. */
    record Order(
            OrderEntered entered,
            DatedEntry entry,
            @Nullable DatedEntry vacated) {

        OrderId id() {
            return entered.order();
        }
    }

    CaseStateAsOf(RecordAsKnownAt record, Instant asOf) {
        this.record = record;
        this.asOf = asOf;
        var people = new Participants.Builder();
        for (DatedEntry entry : record.effectiveEntries()) {
            if (entry.at().isAfter(asOf)) {
                break;
            }
            byName.computeIfAbsent(entry.fact().factName(), _ -> new ArrayList<>())
                    .add(entry);
            people.add(entry.sequence(), entry.fact());
            apply(entry);
        }
        participants = people.build();
    }

    RecordAsKnownAt record() {
        return record;
    }

    Instant asOf() {
        return asOf;
    }

    /** Runs a computation and adds to {@code dependencies} all that it depends on. */
    <T> T tracking(Dependencies dependencies, Supplier<T> computation) {
        Dependencies outer = tracked;
        tracked = dependencies;
        try {
            return computation.get();
        } finally {
            tracked = outer;
        }
    }

    /** Adds these dependencies to the value under computation. */
    void dependOn(Dependencies dependencies) {
        tracked.addAll(dependencies);
    }

    /** Adds a moment at which the value under computation may change even if nothing more is recorded. */
    void expectChangeAt(Instant moment) {
        tracked.addMoment(moment);
    }

    /** @return whether none of these dependencies has changed since an earlier moment */
    boolean isUnchangedSince(Instant since, Dependencies dependencies) {
        return !dependencies.hasMomentWithin(since, asOf)
                && record.topicsWithin(since, asOf).stream().noneMatch(dependencies::dependsOnAny);
    }

    /** @return the parties that have joined, and their counsel */
    Participants participants() {
        tracked.addTopic(Dependencies.PARTIES);
        return participants;
    }

    SequencedMap<PartyId, Party> parties() {
        return participants().parties();
    }

    /** @return a party that has joined */
    Party party(PartyId id) {
        return Objects.requireNonNull(parties().get(id));
    }

    /** @return whether the party has joined and is served and named, so that orders bind it */
    boolean isBound(PartyId id) {
        Party party = parties().get(id);
        return party != null && party.boundBy() != null;
    }

    /** @return the moment since which the party owes what orders impose; the end of time while none does */
    Instant boundSince(Party party) {
        Source by = party.boundBy();
        return by == null ? Instant.MAX : record.entry(by).at();
    }

    /** @return the entry that dismissed the party */
    Optional<DatedEntry> dismissal(PartyId id) {
        return Optional.ofNullable(party(id).dismissed()).map(record::entry);
    }

    /**
     * @return the party's description when an act was done; a later amendment does not change what the act had to be
     */
    PartyDescription descriptionAt(PartyId id, DatedEntry act) {
        List<PartyDescription> descriptions = party(id).descriptions();
        return descriptions.stream()
                .filter(each -> !record.entry(each.since()).at().isAfter(act.at()))
                .reduce((_, later) -> later)
                .orElse(descriptions.getFirst());
    }

    SequencedMap<OrderId, Order> orders() {
        tracked.addTopic(Dependencies.ORDERS);
        return orders;
    }

    /** @return the entries of this fact, ordered by valid time */
    List<DatedEntry> named(String factName) {
        tracked.addTopic(factName);
        return byName.getOrDefault(factName, List.of());
    }

    /** @return the entries of these facts, ordered by valid time */
    List<DatedEntry> named(List<String> factNames) {
        return factNames.size() == 1
                ? named(factNames.getFirst())
                : factNames.stream()
                        .flatMap(name -> named(name).stream())
                        .sorted(DatedEntry.BY_VALID_TIME)
                        .toList();
    }

    /** @return the stricken entries of these facts that would count by now, ordered by valid time */
    List<DatedEntry> stricken(List<String> factNames) {
        factNames.forEach(tracked::addTopic);
        return record.strickenEntries().stream()
                .filter(entry -> !entry.at().isAfter(asOf))
                .filter(entry -> factNames.contains(entry.fact().factName()))
                .toList();
    }

    /** @return the entry that occurred last, whatever moment it counts from */
    <T extends Fact> Optional<DatedEntry> last(Class<T> type, Predicate<T> which) {
        return named(type.getSimpleName()).stream()
                .filter(entry -> which.test(type.cast(entry.fact())))
                .max(DatedEntry.BY_OCCURRENCE);
    }

    /** @return the entry for the duty's occasion that occurred last, whatever moment it counts from */
    <T extends Fact> Optional<DatedEntry> last(Class<T> type, Duty duty, Predicate<T> which) {
        return named(type.getSimpleName()).stream()
                .filter(entry -> which.test(type.cast(entry.fact())))
                .filter(entry -> occasions.concerns(entry, duty))
                .max(DatedEntry.BY_OCCURRENCE);
    }

    /** @return the series of occasions of an event; empty if it was never set, held or canceled */
    Optional<CourtEvent> event(EventKey key) {
        tracked.addTopic(Dependencies.event(key));
        return schedule().event(key);
    }

    /** @return the occasions of events that duties are bound to */
    DutyOccasions occasions() {
        return occasions;
    }

    /** @return the events and stays; derived on first use, because most states of a timeline need none */
    Schedule schedule() {
        if (schedule == null) {
            var builder = new Schedule.Builder();
            record.effectiveEntries().stream()
                    .takeWhile(entry -> !entry.at().isAfter(asOf))
                    .forEach(entry -> builder.add(entry.sequence(), entry.fact()));
            schedule = builder.build();
        }
        return schedule;
    }

    /** @return the closing of the case, if it is still in effect */
    Optional<DatedEntry> closing() {
        tracked.addTopic(Dependencies.CLOSINGS);
        return running(closings);
    }

    /** @return the stay of this order's duties, if one is still in effect */
    Optional<DatedEntry> stay(OrderId order) {
        tracked.addTopic(Dependencies.STAYS);
        return schedule().stayOf(order).map(stay -> record.entry(stay.by()));
    }

    /** @return the settlement of this party, if one is still in effect */
    Optional<DatedEntry> settlement(PartyId party) {
        tracked.addTopic(Dependencies.SETTLEMENTS);
        return participants.settlement(party).map(record::entry);
    }

    /**
     * Returns an order and the orders it replaces for one term. Acts count from the date of the first of them. An act
     * that names a replaced order counts for the same term of its successor. An order without the term ends the chain.
     */
    Set<OrderId> chain(Order order, TermId term) {
        tracked.addTopic(Dependencies.ORDERS);
        return chains.computeIfAbsent(new TermRef(order.id(), term), _ -> {
            var chain = new LinkedHashSet<OrderId>();
            collectChain(order.entered(), term, chain);
            return chain;
        });
    }

    /** @return the date of the first order of the chain, from which acts count */
    LocalDate chainStartsOn(Order order, TermId term) {
        return chain(order, term).stream()
                .map(orders::get)
                .map(link -> link.entered().datedOn())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private void collectChain(OrderEntered entered, TermId term, Set<OrderId> chain) {
        if (entered.terms().stream().noneMatch(t -> t.id().equals(term)) || !chain.add(entered.order())) {
            return;
        }
        var replaced = new LinkedHashSet<>(entered.supersedesOrders());
        entered.supersedesTerms().stream()
                .filter(ref -> ref.term().equals(term))
                .map(TermRef::order)
                .forEach(replaced::add);
        for (OrderId id : replaced) {
            Order predecessor = orders.get(id);
            if (predecessor != null) {
                collectChain(predecessor.entered(), term, chain);
            }
        }
    }

    /** @return the first order that replaced this order or this one term, if any did */
    Optional<DatedEntry> superseded(Order order, TermId term) {
        var ref = new TermRef(order.id(), term);
        return named("OrderEntered").stream()
                .filter(entry -> entry.fact() instanceof OrderEntered later
                        && (later.supersedesOrders().contains(order.id())
                                || later.supersedesTerms().contains(ref)))
                .findFirst();
    }

    private void apply(DatedEntry entry) {
        switch (entry.fact()) {
            case OrderEntered f -> orders.put(f.order(), new Order(f, entry, null));
            case OrderToShowCauseIssued f -> orders.put(f.order(), new Order(f.asOrder(), entry, null));
            case OrderVacated f ->
                orders.computeIfPresent(
                        f.order(),
                        (_, order) ->
                                order.vacated() == null ? new Order(order.entered(), order.entry(), entry) : order);
            case CaseClosed _ -> begin(closings, entry);
            case CaseReopened _ -> end(closings, entry);
            default -> {
                // The participants and the schedule hold people, events and stays. A term that depends on another fact
                // finds it by name.
            }
        }
    }

    private static void begin(List<Span> spans, DatedEntry entry) {
        if (spans.isEmpty() || !spans.getLast().isRunning()) {
            spans.add(new Span(entry, null));
        }
    }

    private static void end(List<Span> spans, DatedEntry entry) {
        if (!spans.isEmpty() && spans.getLast().isRunning()) {
            spans.set(spans.size() - 1, new Span(spans.getLast().begun(), entry));
        }
    }

    private static Optional<DatedEntry> running(List<Span> spans) {
        return spans.stream().filter(Span::isRunning).map(Span::begun).findFirst();
    }
}
