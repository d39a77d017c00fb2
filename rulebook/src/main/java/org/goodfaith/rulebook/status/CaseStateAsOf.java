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
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.StayLifted;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/** A case as it stood at one moment of world time, with what is known held fixed. */
final class CaseStateAsOf {

    private final RecordAsKnownAt known;
    private final Instant asOf;
    private final Map<String, List<DatedEntry>> byName = new HashMap<>();
    private final SequencedMap<PartyId, Member> parties = new LinkedHashMap<>();
    private final SequencedMap<OrderId, Order> orders = new LinkedHashMap<>();
    private final Map<EventKey, Slot> events = new HashMap<>();
    private final List<Span> closings = new ArrayList<>();
    private final Map<OrderId, List<Span>> stays = new HashMap<>();
    private final Map<PartyId, List<Span>> settlements = new HashMap<>();
    private final Map<TermRef, Set<OrderId>> chains = new HashMap<>();
    private Dependencies asked = new Dependencies();

    /** A stretch of world time, begun by one entry and perhaps ended by another. */
    record Span(DatedEntry begun, @Nullable DatedEntry ended) {

        boolean running() {
            return ended == null;
        }
    }

    /** A party, from when it joined, and perhaps until it was dismissed. */
    record Member(
            PartyJoined joined, DatedEntry placed, @Nullable DatedEntry dismissed) {

        PartyId id() {
            return joined.party();
        }
    }

    /** An order, and what became of it. */
    record Order(
            OrderEntered entered, DatedEntry placed, @Nullable DatedEntry vacated) {

        OrderId id() {
            return entered.order();
        }
    }

    /**
     * A scheduled event.
     *
     * @param time when it is set for; null if it was taken off calendar
     * @param lastMove the entry that set it so
     * @param movedFrom when it was set for before; null if it never was
     * @param held the entry that shows it was held; null if it was not
     */
    record Slot(
            @Nullable CourtTime time,
            DatedEntry lastMove,
            @Nullable CourtTime movedFrom,
            @Nullable DatedEntry held) {}

    CaseStateAsOf(RecordAsKnownAt known, Instant asOf) {
        this.known = known;
        this.asOf = asOf;
        for (DatedEntry placed : known.counting()) {
            if (placed.at().isAfter(asOf)) {
                break;
            }
            byName.computeIfAbsent(placed.fact().factName(), _ -> new ArrayList<>())
                    .add(placed);
            place(placed);
        }
    }

    RecordAsKnownAt known() {
        return known;
    }

    Instant asOf() {
        return asOf;
    }

    /** Notes, while a question is answered, what the answer rests on. */
    <T> T asking(Dependencies grounds, Supplier<T> question) {
        Dependencies outer = asked;
        asked = grounds;
        try {
            return question.get();
        } finally {
            asked = outer;
        }
    }

    /** Notes that what is being asked rests on this too. */
    void restsOn(Dependencies grounds) {
        asked.addAll(grounds);
    }

    /** Notes a moment at which what is being asked may change even if nothing more is recorded. */
    void expect(Instant moment) {
        asked.moment(moment);
    }

    /** @return whether nothing has touched these grounds since an earlier moment */
    boolean isAsItWas(Instant since, Dependencies grounds) {
        return !grounds.changesWithin(since, asOf)
                && known.topicsWithin(since, asOf).stream().noneMatch(grounds::touchedBy);
    }

    SequencedMap<PartyId, Member> parties() {
        asked.topic(Dependencies.PARTIES);
        return parties;
    }

    SequencedMap<OrderId, Order> orders() {
        asked.topic(Dependencies.ORDERS);
        return orders;
    }

    /** @return the facts of this name, in order of world time */
    List<DatedEntry> named(String factName) {
        asked.topic(factName);
        return byName.getOrDefault(factName, List.of());
    }

    /** @return the facts of these names, in order of world time */
    List<DatedEntry> named(List<String> factNames) {
        return factNames.size() == 1
                ? named(factNames.getFirst())
                : factNames.stream()
                        .flatMap(name -> named(name).stream())
                        .sorted(DatedEntry.ORDER)
                        .toList();
    }

    /** @return the struck facts of these names that would have happened by now, in order of world time */
    List<DatedEntry> stricken(List<String> factNames) {
        factNames.forEach(asked::topic);
        return known.stricken().stream()
                .filter(placed -> !placed.at().isAfter(asOf))
                .filter(placed -> factNames.contains(placed.fact().factName()))
                .toList();
    }

    /** @return the one that was done last, whenever it counts from */
    <T extends Fact> Optional<DatedEntry> last(Class<T> type, Predicate<T> which) {
        return named(type.getSimpleName()).stream()
                .filter(placed -> which.test(type.cast(placed.fact())))
                .max(DatedEntry.DONE);
    }

    Optional<Slot> event(EventKey key) {
        asked.topic(Dependencies.event(key));
        return Optional.ofNullable(events.get(key));
    }

    /** @return the closing of the case that is still in effect */
    Optional<DatedEntry> closing() {
        asked.topic(Dependencies.CLOSINGS);
        return running(closings);
    }

    /** @return the stay of this order's duties that is still in effect */
    Optional<DatedEntry> stay(OrderId order) {
        asked.topic(Dependencies.STAYS);
        return running(stays.getOrDefault(order, List.of()));
    }

    /** @return the settlement of this party that is still in effect */
    Optional<DatedEntry> settlement(PartyId party) {
        asked.topic(Dependencies.SETTLEMENTS);
        return running(settlements.getOrDefault(party, List.of()));
    }

    /**
     * @return the order and those it replaces, for one term: acts count from the date of the first, and an act that
     *     names a replaced order counts for its successor
     */
    Set<OrderId> chain(Order order, TermId term) {
        asked.topic(Dependencies.ORDERS);
        return chains.computeIfAbsent(new TermRef(order.id(), term), _ -> {
            var chain = new LinkedHashSet<OrderId>();
            collectChain(order.entered(), term, chain, new HashSet<>());
            return chain;
        });
    }

    /** @return the day of the first order of the chain, from which acts count */
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

    /** @return the first order that replaced this one, or this term of it alone, if one did */
    Optional<DatedEntry> superseded(Order order, TermId term) {
        var ref = new TermRef(order.id(), term);
        return named("OrderEntered").stream()
                .filter(placed -> placed.fact() instanceof OrderEntered later
                        && (later.supersedesOrders().contains(order.id())
                                || later.supersedesTerms().contains(ref)))
                .findFirst();
    }

    private void place(DatedEntry placed) {
        switch (placed.fact()) {
            case PartyJoined f -> parties.put(f.party(), new Member(f, placed, null));
            case PartyDismissed f ->
                parties.computeIfPresent(
                        f.party(),
                        (_, member) -> member.dismissed() == null
                                ? new Member(member.joined(), member.placed(), placed)
                                : member);
            case OrderEntered f -> orders.put(f.order(), new Order(f, placed, null));
            case OrderVacated f ->
                orders.computeIfPresent(
                        f.order(),
                        (_, order) ->
                                order.vacated() == null ? new Order(order.entered(), order.placed(), placed) : order);
            case EventScheduled f -> move(f.event(), f.at(), placed);
            case EventRescheduled f -> move(f.event(), f.to(), placed);
            case EventCanceled f -> move(f.event(), null, placed);
            case EventHeld f ->
                events.compute(
                        f.event(),
                        (_, slot) -> slot == null || slot.time() == null
                                ? new Slot(placed.occurredAt(), placed, slot == null ? null : slot.movedFrom(), placed)
                                : new Slot(slot.time(), slot.lastMove(), slot.movedFrom(), placed));
            case CaseClosed _ -> begin(closings, placed);
            case CaseReopened _ -> end(closings, placed);
            case ProceedingsStayed f ->
                f.orders().forEach(order -> begin(stays.computeIfAbsent(order, _ -> new ArrayList<>()), placed));
            case StayLifted _ -> stays.values().forEach(spans -> end(spans, placed));
            case SettlementReached f ->
                f.parties().forEach(party -> begin(settlements.computeIfAbsent(party, _ -> new ArrayList<>()), placed));
            case SettlementFailed f ->
                f.parties().forEach(party -> end(settlements.getOrDefault(party, new ArrayList<>()), placed));
            default -> {
                // Every other fact is looked up by its name where a term asks for it.
            }
        }
    }

    private void move(EventKey key, @Nullable CourtTime time, DatedEntry placed) {
        events.compute(key, (_, slot) -> {
            if (slot == null) {
                return new Slot(time, placed, null, null);
            }
            if (Objects.equals(slot.time(), time) || (time == null && slot.held() != null)) {
                // Only how it is held changed, or nothing; or what was held already was taken off calendar.
                return slot;
            }
            // A new date after it was held is a continuation: it is to be held again.
            return new Slot(time, placed, slot.time() == null ? slot.movedFrom() : slot.time(), null);
        });
    }

    private static void begin(List<Span> spans, DatedEntry placed) {
        if (spans.isEmpty() || !spans.getLast().running()) {
            spans.add(new Span(placed, null));
        }
    }

    private static void end(List<Span> spans, DatedEntry placed) {
        if (!spans.isEmpty() && spans.getLast().running()) {
            spans.set(spans.size() - 1, new Span(spans.getLast().begun(), placed));
        }
    }

    private static Optional<DatedEntry> running(List<Span> spans) {
        return spans.stream().filter(Span::running).map(Span::begun).findFirst();
    }
}
