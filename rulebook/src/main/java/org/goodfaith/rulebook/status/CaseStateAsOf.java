package org.goodfaith.rulebook.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.rulebook.participants.Participants;
import org.goodfaith.rulebook.participants.Party;
import org.goodfaith.rulebook.participants.PartyDescription;
import org.goodfaith.rulebook.proceedings.CourtOrder;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Schedule;
import org.goodfaith.rulebook.schedule.Source;
import org.goodfaith.rulebook.schedule.Stay;
import org.jspecify.annotations.Nullable;

/** The state of a case as of one moment of valid time, with the record held fixed at one moment of transaction time. */
final class CaseStateAsOf {

    private final CaseStates states;
    private final RecordAsKnownAt record;
    private final Instant asOf;
    private final Participants participants;
    private final OrdersAsOf orders;
    private final Map<EntryTopic, Instant> nextEntries = new HashMap<>();
    private final DutyOccasions occasions = new DutyOccasions(this);
    private @Nullable Dependencies tracked;
    private @Nullable Schedule schedule;

    /** An order; {@code vacated} is null unless it was vacated. */
    record Order(
            OrderEntered entered,
            DatedEntry entry,
            @Nullable DatedEntry vacated) {

        static Order of(CourtOrder order, RecordAsKnownAt record) {
            Source vacated = order.vacated();
            return new Order(order.entered(), record.entry(order.by()), vacated == null ? null : record.entry(vacated));
        }

        OrderId id() {
            return entered.order();
        }
    }

    CaseStateAsOf(CaseStates states, RecordAsKnownAt record, Instant asOf) {
        this.states = states;
        this.record = record;
        this.asOf = asOf;
        participants = states.participants(asOf);
        orders = states.orders(asOf);
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
            dependOn(EntryTopic.PARTIES);
            dependOn(EntryTopic.ORDERS);
            return computation.get();
        } finally {
            tracked = outer;
        }
    }

    /** Adds a moment at which the value under computation may change even if nothing more is recorded. */
    void expectChangeAt(Instant moment) {
        if (tracked != null) {
            tracked.addMoment(moment);
        }
    }

    /** Lets the value under computation depend on whether an entry is struck, whatever its topics. */
    void dependOnStrike(DatedEntry entry) {
        states.topics().use(EntryTopic.entry(entry.sequence()));
    }

    private void dependOn(EntryTopic topic) {
        states.topics().use(topic);
        if (tracked != null) {
            Instant next = nextEntries.get(topic);
            if (next == null) {
                next = record.nextEntryAfter(asOf, topic);
                nextEntries.put(topic, next);
            }
            tracked.addMoment(next);
        }
    }

    /** @return the parties that have joined, and their counsel */
    Participants participants() {
        dependOn(EntryTopic.PARTIES);
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
        dependOn(EntryTopic.ORDERS);
        return orders.all();
    }

    /** @return the entries of this fact, ordered by valid time */
    List<DatedEntry> named(String factName) {
        return entries(EntryTopic.fact(factName));
    }

    /** @return the entries of a topic, ordered by valid time */
    List<DatedEntry> entries(EntryTopic topic) {
        return upToNow(topic, record.effectiveEntries(topic));
    }

    /**
     * Returns the first entry of a topic, by valid time, that meets a condition. Once there is one, later entries
     * change nothing.
     */
    Optional<DatedEntry> first(EntryTopic topic, Predicate<DatedEntry> which) {
        List<DatedEntry> entries = record.effectiveEntries(topic);
        int count = DatedEntry.countUpTo(asOf, entries);
        for (int i = 0; i < count; i++) {
            states.budget().take(1);
            if (which.test(entries.get(i))) {
                states.topics().useUpTo(topic, entries.get(i).at());
                return Optional.of(entries.get(i));
            }
        }
        dependOn(topic);
        return Optional.empty();
    }

    /** @return the stricken entries of a topic that would count by now, ordered by valid time */
    List<DatedEntry> strickenEntries(EntryTopic topic) {
        return upToNow(topic, record.strickenEntries(topic));
    }

    private List<DatedEntry> upToNow(EntryTopic topic, List<DatedEntry> entries) {
        dependOn(topic);
        if (entries.isEmpty()) {
            return entries;
        }
        List<DatedEntry> counting = entries.subList(0, DatedEntry.countUpTo(asOf, entries));
        states.budget().take(counting.size());
        return counting;
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
        return factNames.stream()
                .distinct()
                .flatMap(name -> strickenEntries(EntryTopic.fact(name)).stream())
                .sorted(DatedEntry.BY_VALID_TIME)
                .toList();
    }

    /** @return the entry of a topic that occurred last, whatever moment it counts from */
    <T extends Fact> Optional<DatedEntry> last(Class<T> type, EntryTopic topic, Predicate<T> which) {
        return entries(topic).stream()
                .filter(entry -> which.test(type.cast(entry.fact())))
                .max(DatedEntry.BY_OCCURRENCE);
    }

    /** @return the entry of a topic, for the duty's occasion, that occurred last, whatever moment it counts from */
    <T extends Fact> Optional<DatedEntry> last(Class<T> type, EntryTopic topic, Duty duty, Predicate<T> which) {
        return entries(topic).stream()
                .filter(entry -> which.test(type.cast(entry.fact())))
                .filter(entry -> occasions.concerns(entry, duty))
                .max(DatedEntry.BY_OCCURRENCE);
    }

    /** @return the series of occasions of an event; empty if it was never set, held or canceled */
    Optional<CourtEvent> event(EventKey key) {
        dependOn(EntryTopic.event(key));
        return schedule().event(key);
    }

    /** @return the occasions of events that duties are bound to */
    DutyOccasions occasions() {
        return occasions;
    }

    /** @return the events and stays; looked up on first use, because most states need none */
    Schedule schedule() {
        if (schedule == null) {
            schedule = states.schedule(asOf);
        }
        return schedule;
    }

    TermEvents termEvents(Order order, Term term) {
        return orders.termEvents(order, term);
    }

    /** @return the closing of the case, if it is still in effect */
    Optional<DatedEntry> closing() {
        dependOn(EntryTopic.CLOSINGS);
        return states.closing(asOf).map(record::entry);
    }

    /** @return the stay of this order's duties, if one is still in effect */
    Optional<DatedEntry> stay(OrderId order) {
        dependOn(EntryTopic.STAYS);
        return schedule().stayOf(order).map(stay -> record.entry(stay.by()));
    }

    /** @return every stay of this order's duties, lifted ones included, in order of valid time */
    List<Stay> stays(OrderId order) {
        dependOn(EntryTopic.STAYS);
        states.budget().take(schedule().stays().size());
        return schedule().staysOf(order);
    }

    /** @return the settlement of this party, if one is still in effect */
    Optional<DatedEntry> settlement(PartyId party) {
        dependOn(EntryTopic.SETTLEMENTS);
        return participants.settlement(party).map(record::entry);
    }

    /**
     * Returns an order and the orders it replaces for one term. Acts count from the date of the first of them. An act
     * that names a replaced order counts for the same term of its successor. An order without the term ends the chain.
     */
    Set<OrderId> chain(Order order, TermId term) {
        dependOn(EntryTopic.ORDERS);
        return orders.chain(order, term);
    }

    /** @return the date of the first order of the chain, from which acts count */
    LocalDate chainStartsOn(Order order, TermId term) {
        return chain(order, term).stream()
                .map(orders.all()::get)
                .map(link -> link.entered().datedOn())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** @return the first order that replaced this order or this one term, if any did */
    Optional<DatedEntry> superseded(Order order, TermId term) {
        dependOn(EntryTopic.ORDERS);
        return orders.superseded(order, term);
    }
}
