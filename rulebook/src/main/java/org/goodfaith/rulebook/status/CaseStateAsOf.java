package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Names;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyServed;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.Service;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/** The state of a case as of one moment of valid time, with the record held fixed at one moment of transaction time. */
final class CaseStateAsOf {

    private final RecordAsKnownAt record;
    private final Instant asOf;
    private final Map<String, List<DatedEntry>> byName = new HashMap<>();
    private final SequencedMap<PartyId, Party> parties = new LinkedHashMap<>();
    private final SequencedMap<OrderId, Order> orders = new LinkedHashMap<>();
    private final List<Span> closings = new ArrayList<>();
    private final Map<PartyId, List<Span>> settlements = new HashMap<>();
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

    /**
     * A party, or the successor in its place.
     *
     * @param boundBy the entry since which it owes what orders impose; null while it is not served or not named
     * @param dismissed the entry that dismissed it; null if it was not dismissed
     * @param profiles its names and descriptions, in order of valid time
     */
    record Party(
            PartyJoined joined,
            DatedEntry entry,
            @Nullable DatedEntry boundBy,
            @Nullable DatedEntry dismissed,
            List<PartyProfile> profiles) {

        static Party of(PartyJoined joined, DatedEntry entry) {
            return new Party(
                    joined,
                    entry,
                    joined.serviceOrUsual() == Service.SERVED ? entry : null,
                    null,
                    List.of(PartyProfile.of(joined, entry)));
        }

        PartyId id() {
            return joined.party();
        }

        /**
         * @return the moment since which it owes what orders impose; the end of time while it is not served or named
         */
        Instant boundSince() {
            return boundBy == null ? Instant.MAX : boundBy.at();
        }

        String name() {
            return profiles.getLast().name();
        }

        /** @return its description when an act was done; a later amendment does not change what the act had to be */
        PartyProfile profileAt(DatedEntry act) {
            return profiles.stream()
                    .filter(profile -> !profile.since().at().isAfter(act.at()))
                    .reduce((_, later) -> later)
                    .orElse(profiles.getFirst());
        }

        /** @return the substitutions since a moment, in words */
        Stream<String> substitutionsAfter(Instant since) {
            return IntStream.range(1, profiles.size())
                    .filter(i -> profiles.get(i).since().fact() instanceof PartySubstituted
                            && profiles.get(i).since().at().isAfter(since))
                    .mapToObj(i -> profiles.get(i).name() + " took the place of "
                            + profiles.get(i - 1).name() + " on "
                            + UsDates.day(profiles.get(i).since().occurredOn()) + " with the obligation as it was");
        }

        private Party dismissed(DatedEntry by) {
            return dismissed == null ? new Party(joined, entry, boundBy, by, profiles) : this;
        }

        private Party served(DatedEntry by) {
            return boundBy == null ? new Party(joined, entry, by, dismissed, profiles) : this;
        }

        private Party amended(PartyAmended amendment, DatedEntry by) {
            return described(profiles.getLast().amended(amendment, by)).named(amendment.name(), by);
        }

        private Party succeeded(PartySubstituted substitution, DatedEntry by) {
            return described(profiles.getLast().succeeded(substitution, by)).named(substitution.successor(), by);
        }

        private Party described(PartyProfile profile) {
            return new Party(
                    joined,
                    entry,
                    boundBy,
                    dismissed,
                    Stream.concat(profiles.stream(), Stream.of(profile)).toList());
        }

        /** A name binds a party that had none. */
        private Party named(@Nullable String name, DatedEntry by) {
            return name != null && joined.serviceOrUsual() == Service.NOT_NAMED && !Names.standsForUnknown(name)
                    ? served(by)
                    : this;
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
        for (DatedEntry entry : record.effectiveEntries()) {
            if (entry.at().isAfter(asOf)) {
                break;
            }
            byName.computeIfAbsent(entry.fact().factName(), _ -> new ArrayList<>())
                    .add(entry);
            apply(entry);
        }
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

    SequencedMap<PartyId, Party> parties() {
        tracked.addTopic(Dependencies.PARTIES);
        return parties;
    }

    /** @return whether the party has joined and is served and named, so that orders bind it */
    boolean isBound(PartyId id) {
        Party party = parties().get(id);
        return party != null && party.boundBy() != null;
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
        return running(settlements.getOrDefault(party, List.of()));
    }

    /**
     * Returns an order and the orders it replaces for one term. Acts count from the date of the first of them. An act
     * that names a replaced order counts for its successor.
     */
    Set<OrderId> chain(Order order, TermId term) {
        tracked.addTopic(Dependencies.ORDERS);
        return chains.computeIfAbsent(new TermRef(order.id(), term), _ -> {
            var chain = new LinkedHashSet<OrderId>();
            collectChain(order.entered(), term, chain, new HashSet<>());
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

    private void collectChain(OrderEntered entered, TermId term, Set<OrderId> chain, Set<OrderId> seen) {
        if (!seen.add(entered.order())) {
            return;
        }
        if (entered.terms().stream().anyMatch(t -> t.id().equals(term))) {
            chain.add(entered.order());
        }
        var replaced = new LinkedHashSet<>(entered.supersedesOrders());
        entered.supersedesTerms().stream()
                .filter(ref -> ref.term().equals(term))
                .map(TermRef::order)
                .forEach(replaced::add);
        for (OrderId id : replaced) {
            Order predecessor = orders.get(id);
            if (predecessor != null) {
                collectChain(predecessor.entered(), term, chain, seen);
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
            case PartyJoined f -> parties.put(f.party(), Party.of(f, entry));
            case PartyDismissed f -> parties.computeIfPresent(f.party(), (_, party) -> party.dismissed(entry));
            case PartyServed f -> parties.computeIfPresent(f.party(), (_, party) -> party.served(entry));
            case PartyAmended f -> parties.computeIfPresent(f.party(), (_, party) -> party.amended(f, entry));
            case PartySubstituted f -> parties.computeIfPresent(f.party(), (_, party) -> party.succeeded(f, entry));
            case OrderEntered f -> orders.put(f.order(), new Order(f, entry, null));
            case OrderToShowCauseIssued f -> orders.put(f.order(), new Order(f.asOrder(), entry, null));
            case OrderVacated f ->
                orders.computeIfPresent(
                        f.order(),
                        (_, order) ->
                                order.vacated() == null ? new Order(order.entered(), order.entry(), entry) : order);
            case CaseClosed _ -> begin(closings, entry);
            case CaseReopened _ -> end(closings, entry);
            case SettlementReached f ->
                f.parties().forEach(party -> begin(settlements.computeIfAbsent(party, _ -> new ArrayList<>()), entry));
            case SettlementFailed f ->
                f.parties().forEach(party -> end(settlements.getOrDefault(party, new ArrayList<>()), entry));
            default -> {
                // The schedule holds events and stays. A term that depends on another fact finds it by name.
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
