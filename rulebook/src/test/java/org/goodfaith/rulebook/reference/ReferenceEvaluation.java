package org.goodfaith.rulebook.reference;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.goodfaith.events.AttendanceExcusalDecided;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.Attendee;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.Channel;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.InformalEffortsExhausted;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferAnswer;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.OrderCopyProvided;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.ReadingSettled;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.Side;
import org.goodfaith.events.StayLifted;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.reference.FingerCounting.Last;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Lateness;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.status.StatusCause;
import org.jspecify.annotations.Nullable;

/**
 * Where every obligation stands, worked out from nothing, for every question again, by going through the list of
 * entries. Written from the specification, to be compared with the rulebook, of which it uses no computation.
 */
final class ReferenceEvaluation {

    /** What is compared: everything about an obligation that is no prose. */
    record Found(
            ObligationId id,
            List<PartyId> obligors,
            @Nullable Long trigger,
            ObligationStatus status,
            @Nullable StatusCause cause,
            @Nullable Instant overdueFrom,
            Set<Instant> readings,
            @Nullable LocalDate openSinceOn,
            @Nullable LocalDate endedOn,
            @Nullable Lateness lateness,
            Set<Lack> lacks,
            Set<Long> performedBy) {}

    /** A requirement an act did not meet, and what cured it. */
    record Lack(String words, long entry, @Nullable Long curedBy) {}

    /** An entry that counts, at the moment of world time from which it counts. */
    private record Seen(long seq, Instant at, Fact fact) {

        CourtTime when() {
            return fact.circumstances().occurredAt();
        }
    }

    private static final Comparator<Seen> WORLD = comparing(Seen::at).thenComparingLong(Seen::seq);

    /** When something was done, whenever it counts from. */
    private static final Comparator<Seen> DONE = comparing(
                    (Seen seen) -> seen.when().on())
            .thenComparing(seen -> seen.when().time(), nullsFirst(naturalOrder()))
            .thenComparingLong(Seen::seq);

    /** One term for one obligor, or for all jointly (no party), and for one trigger if it recurs. */
    private record Duty(
            OrderId order,
            Term term,
            @Nullable PartyId party,
            @Nullable Long trigger) {

        ObligationId id() {
            return ObligationId.of(order, term.id(), party, trigger);
        }

        boolean prohibits() {
            return term.modality() == Modality.MUST_NOT;
        }
    }

    private record Bound(Instant since, @Nullable Long by) {}

    private record End(StatusCause cause, Instant at, Seen by) {

        static End by(Seen seen, StatusCause cause) {
            return new End(cause, seen.at(), seen);
        }
    }

    private static final Comparator<End> EARLIEST = comparing(End::at).thenComparing(End::by, WORLD);

    /** A reading of a date; without {@code last} it gives none. */
    private record Dated(
            String id,
            @Nullable Last last,
            boolean ruledOut,
            @Nullable StatusCause waits) {}

    /**
     * All readings, the one in force first.
     *
     * @param waits why the reading in force gives no date yet; absent if that is not so
     * @param kept whether the latest of them can be kept; one that cannot is no date
     */
    private record Dates(List<Dated> readings, @Nullable StatusCause waits, boolean kept) {

        static final Dates NONE = new Dates(List.of(), null, true);

        List<Dated> holding() {
            return readings.stream().filter(reading -> !reading.ruledOut()).toList();
        }

        @Nullable
        Last inForce() {
            return !kept || readings.isEmpty() ? null : readings.getFirst().last();
        }

        @Nullable
        Last latest() {
            return holding().stream()
                    .map(Dated::last)
                    .filter(Objects::nonNull)
                    .max(comparing(Last::overdueFrom))
                    .orElse(null);
        }

        boolean allPast(Instant at) {
            return kept
                    && !holding().isEmpty()
                    && holding().stream()
                            .allMatch(reading -> reading.last() != null
                                    && !reading.last().overdueFrom().isAfter(at));
        }

        Dates keptIf(boolean can) {
            return new Dates(readings, waits, kept && can);
        }
    }

    /**
     * What was done: complete or lacking, by which act, and what was missing.
     *
     * @param waits whether nothing is lacking but the acts of others
     */
    private record Done(boolean complete, Seen decided, boolean waits, List<Lack> lacks) {}

    private final List<Seen> counting = new ArrayList<>();
    private final List<Seen> stricken = new ArrayList<>();
    private final FingerCounting fingers;

    ReferenceEvaluation(CaseRecord record, Instant knownAt) {
        var known = record.entries().stream()
                .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                .toList();
        for (Entry entry : known) {
            Fact fact = entry.fact();
            LocalDate from =
                    switch (fact) {
                        case DeadlineExtended extended -> extended.countsFromOn();
                        case ObligationExcused excused -> excused.countsFromOn();
                        default -> null;
                    };
            Instant at = from == null ? fact.circumstances().occurredAt().startsAt(FingerCounting.ZONE) : startOf(from);
            boolean struck = known.stream()
                    .anyMatch(other ->
                            other.fact() instanceof EntryStricken strike && strike.entry() == entry.sequence());
            (struck ? stricken : counting).add(new Seen(entry.sequence(), at, fact));
        }
        counting.sort(WORLD);
        stricken.sort(WORLD);
        var closures = new ArrayList<ClosureProclaimed>();
        for (var entry : record.calendar()) {
            if (!entry.recordedAt().isAfter(knownAt)
                    && entry.fact().court().equals(record.opened().court())) {
                switch (entry.fact()) {
                    case ClosureProclaimed closure -> closures.add(closure);
                    case ClosureWithdrawn withdrawn ->
                        closures.removeIf(closure -> closure.closure().equals(withdrawn.closure()));
                }
            }
        }
        fingers = new FingerCounting(closures);
    }

    Map<ObligationId, Found> at(Instant asOf) {
        var found = new LinkedHashMap<ObligationId, Found>();
        for (Duty duty : duties(asOf)) {
            found.put(duty.id(), find(duty, asOf));
        }
        return found;
    }

    // ---------------------------------------------------------------- what there is to owe

    private List<Seen> facts(Instant t) {
        return counting.stream().filter(seen -> !seen.at().isAfter(t)).toList();
    }

    private <T> List<Seen> facts(Instant t, Class<T> type, Predicate<T> which) {
        return facts(t).stream()
                .filter(seen -> type.isInstance(seen.fact()) && which.test(type.cast(seen.fact())))
                .toList();
    }

    private List<Seen> orders(Instant t) {
        return facts(t, OrderEntered.class, order -> true);
    }

    private OrderEntered order(OrderId id, Instant t) {
        return (OrderEntered) orders(t).stream()
                .map(Seen::fact)
                .filter(order -> ((OrderEntered) order).order().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Duty> duties(Instant t) {
        var duties = new ArrayList<Duty>();
        for (Seen entered : orders(t)) {
            OrderEntered order = (OrderEntered) entered.fact();
            for (Term term : order.terms()) {
                duties.addAll(duties(order.order(), term, t));
            }
        }
        return duties;
    }

    private List<Duty> duties(OrderId order, Term term, Instant t) {
        var duties = new ArrayList<Duty>();
        if (term.trigger() instanceof Trigger.FactRecorded trigger && trigger.recurring()) {
            Instant from = actsCountFrom(order, term, t);
            var triggers = Stream.concat(counting.stream(), stricken.stream())
                    .filter(seen -> !seen.at().isAfter(t))
                    .filter(seen -> trigger.facts().contains(seen.fact().factName()))
                    .filter(seen -> !seen.at().isBefore(from))
                    .filter(seen -> trigger.before() == null || isBefore(seen, trigger.before(), t))
                    .toList();
            for (@Nullable PartyId party : obligorsOf(order, term, t)) {
                var own = triggers.stream()
                        .filter(seen -> !trigger.addressed() || addresses(seen, order, term, party, t))
                        .toList();
                own.forEach(seen -> duties.add(new Duty(order, term, party, seen.seq())));
                if (own.isEmpty()) {
                    duties.add(new Duty(order, term, party, null));
                }
            }
        } else {
            for (@Nullable PartyId party : obligorsOf(order, term, t)) {
                duties.add(new Duty(order, term, party, null));
            }
        }
        return duties;
    }

    private boolean addresses(Seen seen, OrderId order, Term term, @Nullable PartyId party, Instant t) {
        List<PartyId> to = ((PartyAct) seen.fact()).actors().to();
        return party == null ? owing(order, term, t).stream().anyMatch(to::contains) : to.contains(party);
    }

    /** Each party, or one absent party for all jointly. */
    private List<@Nullable PartyId> obligorsOf(OrderId order, Term term, Instant t) {
        List<PartyId> owing = owing(order, term, t);
        var obligors = new ArrayList<@Nullable PartyId>();
        if (term.owedBy().how() == Obligor.How.EACH) {
            obligors.addAll(owing);
        } else if (!owing.isEmpty()) {
            obligors.add(null);
        }
        return obligors;
    }

    /** Everybody the term was ever about, in order of joining: who left is told by what ended it for them. */
    private List<PartyId> owing(OrderId order, Term term, Instant t) {
        var owing = new ArrayList<PartyId>();
        for (Seen seen : facts(t, PartyJoined.class, joined -> true)) {
            PartyJoined joined = (PartyJoined) seen.fact();
            boolean named =
                    switch (term.owedBy().who()) {
                        case PLAINTIFFS -> joined.side() == Side.PLAINTIFF;
                        case DEFENDANTS -> joined.side() == Side.DEFENDANT;
                        case ALL -> joined.side() != Side.OTHER;
                        case RECIPIENTS -> joined.side() != Side.OTHER;
                        case NAMED -> term.owedBy().parties().contains(joined.party());
                    };
            boolean orderGone =
                    orderEnds(order, term, t).stream().anyMatch(end -> end.at().isBefore(seen.at()));
            if (named && !orderGone && !owing.contains(joined.party())) {
                owing.add(joined.party());
            }
        }
        return owing;
    }

    private PartyJoined joined(PartyId party, Instant t) {
        return (PartyJoined)
                facts(t, PartyJoined.class, joined -> joined.party().equals(party))
                        .getLast()
                        .fact();
    }

    /** The order and those it replaced, latest first, as far as they had the term. */
    private List<OrderId> chain(OrderId order, TermId term, Instant t) {
        var chain = new ArrayList<OrderId>(List.of(order));
        for (int i = 0; i < chain.size(); i++) {
            OrderEntered later = order(chain.get(i), t);
            for (Seen seen : orders(t)) {
                OrderEntered earlier = (OrderEntered) seen.fact();
                boolean replaced = later.supersedesOrders().contains(earlier.order())
                        || later.supersedesTerms().contains(new TermRef(earlier.order(), term));
                boolean hadIt = earlier.terms().stream().anyMatch(t2 -> t2.id().equals(term));
                if (replaced && hadIt && !chain.contains(earlier.order())) {
                    chain.add(earlier.order());
                }
            }
        }
        return chain;
    }

    private Seen entry(long entry) {
        return Stream.concat(counting.stream(), stricken.stream())
                .filter(seen -> seen.seq() == entry)
                .findFirst()
                .orElseThrow();
    }

    private Instant actsCountFrom(OrderId order, Term term, Instant t) {
        return term.countsEarlierActs() ? Instant.MIN : chainStart(order, term, t);
    }

    private Instant chainStart(OrderId order, Term term, Instant t) {
        return chain(order, term.id(), t).stream()
                .map(id -> startOf(order(id, t).datedOn()))
                .min(naturalOrder())
                .orElseThrow();
    }

    // ---------------------------------------------------------------- events the court set

    /** What was done about an event; what was held already cannot be taken off calendar. */
    private List<Seen> settings(EventKey event, Instant t, Predicate<Seen> moves) {
        var settings = new ArrayList<Seen>();
        for (Seen seen : facts(t).stream().filter(moves).sorted(DONE).toList()) {
            boolean about =
                    switch (seen.fact()) {
                        case EventScheduled scheduled -> scheduled.event().equals(event);
                        case EventRescheduled moved -> moved.event().equals(event);
                        case EventCanceled canceled ->
                            canceled.event().equals(event)
                                    && (settings.isEmpty()
                                            || !(settings.getLast().fact() instanceof EventHeld));
                        case EventHeld held -> held.event().equals(event);
                        default -> false;
                    };
            if (about) {
                settings.add(seen);
            }
        }
        return settings;
    }

    private static @Nullable CourtTime setFor(Seen setting) {
        return switch (setting.fact()) {
            case EventScheduled scheduled -> scheduled.at();
            case EventRescheduled moved -> moved.to();
            default -> null;
        };
    }

    /** When it is set for; absent if never, or taken off calendar since. */
    private @Nullable CourtTime setFor(EventKey event, Instant t, Predicate<Seen> moves) {
        CourtTime at = null;
        for (Seen setting : settings(event, t, moves)) {
            if (!(setting.fact() instanceof EventHeld)) {
                at = setFor(setting);
            } else if (at == null) {
                at = setting.when();
            }
        }
        return at;
    }

    /** The entry by which it was taken off calendar, if that holds. */
    private @Nullable Seen canceled(EventKey event, Instant t) {
        Seen canceled = null;
        for (Seen setting : settings(event, t, seen -> true)) {
            if (setting.fact() instanceof EventCanceled) {
                canceled = canceled == null ? setting : canceled;
            } else if (!(setting.fact() instanceof EventHeld)) {
                canceled = null;
            }
        }
        return canceled;
    }

    /** The entry by which it was held, unless it was set anew since. */
    private @Nullable Seen held(EventKey event, Instant t, Predicate<Seen> moves) {
        Seen held = null;
        for (Seen setting : settings(event, t, moves)) {
            if (setting.fact() instanceof EventHeld) {
                held = setting;
            } else if (!(setting.fact() instanceof EventCanceled)) {
                held = null;
            }
        }
        return held;
    }

    // ---------------------------------------------------------------- who is left, what ended, what is suspended

    private List<End> orderEnds(OrderId order, Term term, Instant t) {
        var ends = new ArrayList<End>();
        Seen entered = orders(t).stream()
                .filter(seen -> ((OrderEntered) seen.fact()).order().equals(order))
                .findFirst()
                .orElseThrow();
        facts(t, OrderVacated.class, vacated -> vacated.order().equals(order)).stream()
                .filter(seen -> WORLD.compare(seen, entered) > 0)
                .forEach(seen -> ends.add(End.by(seen, StatusCause.ORDER_VACATED)));
        facts(
                        t,
                        OrderEntered.class,
                        later -> later.supersedesOrders().contains(order)
                                || later.supersedesTerms().contains(new TermRef(order, term.id())))
                .forEach(seen -> ends.add(End.by(seen, StatusCause.ORDER_SUPERSEDED)));
        return ends;
    }

    /** Those after it joined, which it may have done anew. */
    private List<Seen> dismissals(PartyId party, Instant t) {
        Seen joined =
                facts(t, PartyJoined.class, fact -> fact.party().equals(party)).getLast();
        return facts(t, PartyDismissed.class, fact -> fact.party().equals(party)).stream()
                .filter(seen -> WORLD.compare(joined, seen) < 0)
                .toList();
    }

    /** What ended it for this party alone. */
    private List<End> lossesOf(PartyId party, Term term, Instant t) {
        var ends = new ArrayList<End>();
        dismissals(party, t).forEach(seen -> ends.add(End.by(seen, StatusCause.PARTY_DISMISSED)));
        if (term.endedBy().contains(new Ending.Settled())) {
            End settled = null;
            for (Seen seen : facts(t)) {
                if (seen.fact() instanceof SettlementReached reached
                        && reached.parties().contains(party)
                        && settled == null) {
                    settled = End.by(seen, StatusCause.SETTLED);
                } else if (seen.fact() instanceof SettlementFailed failed
                        && failed.parties().contains(party)) {
                    settled = null;
                }
            }
            if (settled != null) {
                ends.add(settled);
            }
        }
        return ends;
    }

    private static @Nullable End first(List<End> ends) {
        return ends.stream().min(EARLIEST).orElse(null);
    }

    /** Whether there was such a duty by then: its order was entered and somebody was there to owe it. */
    private boolean exists(Duty duty, Instant t) {
        return facts(t, OrderEntered.class, order -> order.order().equals(duty.order()))
                                .size()
                        > 0
                && !owing(duty, t).isEmpty();
    }

    private @Nullable End end(Duty duty, Instant t) {
        if (!exists(duty, t)) {
            return null;
        }
        var ends = new ArrayList<End>(orderEnds(duty.order(), duty.term(), t));
        End closed = null;
        for (Seen seen : facts(t)) {
            if (seen.fact() instanceof CaseClosed && closed == null) {
                closed = End.by(seen, StatusCause.CASE_CLOSED);
            } else if (seen.fact() instanceof CaseReopened) {
                closed = null;
            }
        }
        if (closed != null) {
            ends.add(closed);
        }
        List<PartyId> owing = owing(duty, t);
        var losses = new ArrayList<End>();
        for (PartyId party : owing) {
            End loss = first(lossesOf(party, duty.term(), t));
            if (loss != null) {
                losses.add(loss);
            }
        }
        if (losses.size() == owing.size()) {
            losses.stream().max(EARLIEST).ifPresent(ends::add);
        }
        for (Ending ending : duty.term().endedBy()) {
            switch (ending) {
                case Ending.Settled() -> {}
                case Ending.Exhausted() -> {
                    Instant from = chainStart(duty.order(), duty.term(), t);
                    facts(t, InformalEffortsExhausted.class, exhausted -> true).stream()
                            .filter(seen -> !seen.at().isBefore(from))
                            .filter(seen -> duty.trigger() == null
                                    || !seen.at().isBefore(entry(duty.trigger()).at()))
                            .forEach(seen -> ends.add(End.by(seen, StatusCause.EXHAUSTED)));
                }
                case Ending.EventDayOver(EventKey event) -> {
                    Seen held = held(event, t, seen -> true);
                    if (held != null && !startOf(held.when().on().plusDays(1)).isAfter(t)) {
                        ends.add(new End(
                                StatusCause.EVENT_HELD, startOf(held.when().on().plusDays(1)), held));
                    }
                }
            }
        }
        offerOf(duty, t).forEach(offer -> ends.addAll(offerEnds(duty, offer, t)));
        return first(ends);
    }

    private List<Seen> offerOf(Duty duty, Instant t) {
        return facts(t).stream()
                .filter(seen -> duty.trigger() != null && seen.seq() == duty.trigger() && seen.fact() instanceof Offer)
                .toList();
    }

    private List<End> offerEnds(Duty duty, Seen offered, Instant t) {
        Offer offer = (Offer) offered.fact();
        var ends = new ArrayList<End>();
        facts(t, OfferWithdrawn.class, withdrawn -> withdrawn.offer().equals(offer.offer()))
                .forEach(seen -> ends.add(End.by(seen, StatusCause.OFFER_WITHDRAWN)));
        Set<Side> sides = sides(offer.actors().onBehalfOf(), t);
        List<PartyId> about = owing(duty, t);
        facts(
                        t,
                        Offer.class,
                        newer -> (sides(newer.actors().onBehalfOf(), t).stream().anyMatch(sides::contains)
                                        || newer.actors().onBehalfOf().stream()
                                                .anyMatch(offer.actors().onBehalfOf()::contains))
                                && newer.actors().to().containsAll(about))
                .stream()
                .filter(seen -> WORLD.compare(seen, offered) > 0)
                .forEach(seen -> ends.add(End.by(seen, StatusCause.OFFER_REPLACED)));
        return ends;
    }

    private Set<Side> sides(List<PartyId> parties, Instant t) {
        var sides = new HashSet<Side>();
        facts(t, PartyJoined.class, joined -> parties.contains(joined.party()) && joined.side() != Side.OTHER)
                .forEach(seen -> sides.add(((PartyJoined) seen.fact()).side()));
        return sides;
    }

    private boolean stayed(Duty duty, Instant t) {
        return stay(duty, t) != null;
    }

    private @Nullable Seen stay(Duty duty, Instant t) {
        Seen stayed = null;
        if (!exists(duty, t)) {
            return null;
        }
        for (Seen seen : facts(t)) {
            if (seen.fact() instanceof ProceedingsStayed stay && stay.orders().contains(duty.order())) {
                stayed = stayed == null ? seen : stayed;
            } else if (seen.fact() instanceof StayLifted) {
                stayed = null;
            }
        }
        return stayed;
    }

    /** From when the court relieved the party of it. */
    private @Nullable Instant excusedAt(Duty duty, PartyId party, Instant t) {
        if (!exists(duty, t)) {
            return null;
        }
        var chain = chain(duty.order(), duty.term().id(), t);
        return facts(
                        t,
                        ObligationExcused.class,
                        excused -> excused.term().term().equals(duty.term().id())
                                && chain.contains(excused.term().order())
                                && (excused.parties().isEmpty()
                                        || excused.parties().contains(party)))
                .stream()
                .map(Seen::at)
                .findFirst()
                .orElse(null);
    }

    private boolean excused(Duty duty, PartyId party, Instant t) {
        return excusedAt(duty, party, t) != null;
    }

    /** Who owes it, there being no distinction yet of who is left. */
    private List<PartyId> owing(Duty duty, Instant t) {
        List<PartyId> owing = owing(duty.order(), duty.term(), t);
        if (duty.party() != null) {
            return owing.stream().filter(duty.party()::equals).toList();
        }
        if (duty.term().owedBy().who() != Obligor.Who.RECIPIENTS || duty.trigger() == null) {
            return owing;
        }
        List<PartyId> recipients =
                ((PartyAct) entry(duty.trigger()).fact()).actors().to();
        return owing.stream().filter(recipients::contains).toList();
    }

    /** Who has to act, as the world is: not who settled, was dismissed or was relieved. */
    private List<PartyId> left(Duty duty, Instant t) {
        return owing(duty, t).stream()
                .filter(party -> duty.party() != null || leftAt(party, duty, t) == null)
                .toList();
    }

    private @Nullable Instant leftAt(PartyId party, Duty duty, Instant t) {
        End loss = first(lossesOf(party, duty.term(), t));
        Instant excused = excusedAt(duty, party, t);
        return loss == null ? excused : excused == null || loss.at().isBefore(excused) ? loss.at() : excused;
    }

    /** Whose acts are needed: what ends it for all performs nothing, so if nobody is left, those who left last. */
    private List<PartyId> actors(Duty duty, Instant t) {
        List<PartyId> left = left(duty, t);
        if (!left.isEmpty()) {
            return left;
        }
        Instant last = owing(duty, t).stream()
                .map(party -> Objects.requireNonNull(leftAt(party, duty, t)))
                .max(naturalOrder())
                .orElseThrow();
        return owing(duty, t).stream()
                .filter(party -> last.equals(leftAt(party, duty, t)))
                .toList();
    }

    /** Whether everybody who owes it, or would but for having settled, was relieved of it; not who was dismissed. */
    private boolean excused(Duty duty, Instant t) {
        if (!exists(duty, t)) {
            return false;
        }
        if (duty.party() != null) {
            return excused(duty, duty.party(), t);
        }
        return left(duty, t).isEmpty()
                && owing(duty, t).stream()
                        .filter(party -> dismissals(party, t).isEmpty())
                        .anyMatch(party -> excused(duty, party, t));
    }

    // ---------------------------------------------------------------- what makes it binding

    private @Nullable Bound bound(Duty duty, Instant t) {
        if (!exists(duty, t)) {
            return null;
        }
        Bound bound = triggered(duty, duty.term().trigger(), t);
        if (bound == null) {
            return null;
        }
        Instant since = startOf(order(duty.order(), t).datedOn());
        List<PartyId> owing = owing(duty, t);
        Instant joined = facts(t, PartyJoined.class, party -> owing.contains(party.party()))
                .getFirst()
                .at();
        since = later(since, joined);
        return new Bound(later(since, bound.since()), bound.by());
    }

    private @Nullable Bound triggered(Duty duty, Trigger trigger, Instant t) {
        return switch (trigger) {
            case Trigger.OrderInForce() ->
                new Bound(startOf(order(duty.order(), t).datedOn()), null);
            case Trigger.FactRecorded fact -> {
                yield triggers(duty, fact, t).stream()
                        .filter(seen -> duty.trigger() == null ? !fact.recurring() : duty.trigger() == seen.seq())
                        .findFirst()
                        .map(seen -> new Bound(seen.at(), seen.seq()))
                        .orElse(null);
            }
            case Trigger.TermDone(TermId term) -> {
                Bound last = null;
                boolean waits = false;
                for (Duty other : dutiesOf(duty.order(), term, t)) {
                    Bound opened = doneOrDue(other, t);
                    Instant relieved = relievedAt(other, t);
                    if (relieved != null && (opened == null || relieved.isBefore(opened.since()))) {
                        continue;
                    }
                    if (opened == null) {
                        waits = true;
                    } else if (last == null || opened.since().isAfter(last.since())) {
                        last = opened;
                    }
                }
                yield waits ? null : last;
            }
            case Trigger.WindowElapsed(List<Reading> readings) -> {
                Last window = window(duty, readings, t).inForce();
                yield window == null || window.overdueFrom().isAfter(t) ? null : new Bound(window.overdueFrom(), null);
            }
            case Trigger.AnyOf(List<Trigger> triggers) ->
                triggers.stream()
                        .map(each -> triggered(duty, each, t))
                        .filter(Objects::nonNull)
                        .min(comparing(Bound::since))
                        .orElse(null);
        };
    }

    /** What can trigger the term for this obligor. */
    private List<Seen> triggers(Duty duty, Trigger.FactRecorded fact, Instant t) {
        Instant from = actsCountFrom(duty.order(), duty.term(), t);
        return facts(t).stream()
                .filter(seen -> fact.facts().contains(seen.fact().factName()))
                .filter(seen -> !seen.at().isBefore(from))
                .filter(seen -> !fact.addressed() || addresses(seen, duty.order(), duty.term(), duty.party(), t))
                .filter(seen -> fact.before() == null || isBefore(seen, fact.before(), t))
                .toList();
    }

    private boolean isBefore(Seen seen, EventKey event, Instant t) {
        CourtTime set = setFor(event, t, any -> true);
        return set == null || seen.when().on().isBefore(set.on());
    }

    private List<Duty> dutiesOf(OrderId order, TermId term, Instant t) {
        return order(order, t).terms().stream()
                .filter(each -> each.id().equals(term))
                .flatMap(each -> duties(order, each, t).stream())
                .toList();
    }

    /** From when nobody owes it any more, whether ended or excused. */
    private @Nullable Instant relievedAt(Duty duty, Instant t) {
        End end = end(duty, t);
        if (!excused(duty, t)) {
            return end == null ? null : end.at();
        }
        Instant excused = facts(t).stream()
                .map(Seen::at)
                .filter(at -> excused(duty, at))
                .findFirst()
                .orElseThrow();
        return end == null || excused.isBefore(end.at()) ? excused : end.at();
    }

    /** From when another term's duty was done, or its due day had come. */
    private @Nullable Bound doneOrDue(Duty duty, Instant t) {
        var acts = acts(duty, t);
        Bound done = acts.isEmpty()
                ? null
                : new Bound(acts.getFirst().at(), acts.getFirst().seq());
        Last last = moved(duty, t, any -> true).inForce();
        if (last != null && !startOf(last.on()).isAfter(t)) {
            Bound due = new Bound(startOf(last.on()), null);
            return done == null || due.since().isBefore(done.since()) ? due : done;
        }
        return done;
    }

    // ---------------------------------------------------------------- when it is due

    private Dates window(Duty duty, List<Reading> readings, Instant t) {
        return settle(duty, computed(duty, readings, t, seen -> true), t);
    }

    /** The dates in force at a moment, and whether they can be kept. */
    private Dates dates(Duty duty, Instant t) {
        if (!exists(duty, t)) {
            return Dates.NONE;
        }
        Seen canceled = canceledAnchor(duty, t);
        Dates dates = moved(duty, t, any -> true);
        if (dates.waits() == StatusCause.EVENT_CANCELED && canceled != null) {
            // What was past due when its event was taken off calendar keeps its date.
            Instant before = canceled.at().minusNanos(1);
            Dates then = dates(duty, before);
            return bound(duty, before) != null && then.allPast(canceled.at())
                    ? new Dates(then.readings(), StatusCause.EVENT_CANCELED, then.kept())
                    : dates;
        }
        Last latest = dates.latest();
        if (latest == null) {
            return dates;
        }
        Bound bound = bound(duty, t);
        boolean bindingInTime = bound == null || bound.since().isBefore(latest.overdueFrom());
        Seen mover = mover(duty, t);
        boolean movedInTime = mover == null
                || !exists(duty, mover.at().minusNanos(1))
                || !latest.on().isBefore(dayOf(mover.at()));
        boolean passedMeanwhile = false;
        if (!latest.overdueFrom().isAfter(t)) {
            Object then = suspended(duty, latest.overdueFrom().minusNanos(1));
            passedMeanwhile = then != null && !then.equals(suspended(duty, t));
        }
        return dates.keptIf(bindingInTime && movedInTime && !passedMeanwhile);
    }

    /** What has ended the duty or suspends it; absent if nothing does. */
    private @Nullable Object suspended(Duty duty, Instant t) {
        if (!exists(duty, t)) {
            return null;
        }
        End end = end(duty, t);
        return end != null ? end : stay(duty, t);
    }

    /** The act that set the latest date to what it is, of extensions and moves: the last that changed it. */
    private @Nullable Seen mover(Duty duty, Instant t) {
        Seen mover = null;
        Last before = moved(duty, t, none -> false).latest();
        for (Seen seen : facts(t).stream()
                .filter(ReferenceEvaluation::moves)
                .sorted(DONE)
                .toList()) {
            Last after = moved(duty, t, other -> DONE.compare(other, seen) <= 0).latest();
            if (!Objects.equals(before, after)) {
                mover = seen;
            }
            before = after;
        }
        return mover;
    }

    /** Of the order's own date, its extensions and the moves of what it is counted from, the last done wins. */
    private Dates moved(Duty duty, Instant t, Predicate<Seen> moves) {
        List<Reading> readings = duty.term().due();
        Dates date = settle(duty, computed(duty, readings, t, moves), t);
        Seen extension = null;
        for (Seen seen : facts(t, DeadlineExtended.class, extended -> true).stream()
                .filter(moves)
                .sorted(DONE)
                .toList()) {
            if (extends_(duty, seen, t)) {
                extension = seen;
            }
        }
        if (extension == null) {
            return date;
        }
        Seen extended = extension;
        Dates then = computed(duty, readings, t, moves.and(other -> DONE.compare(other, extended) < 0));
        Dates now = computed(
                duty,
                readings,
                t,
                moves.and(other -> !(other.fact() instanceof EventHeld) || DONE.compare(other, extended) < 0));
        if (!days(then).equals(days(now))) {
            return date;
        }
        DeadlineExtended to = (DeadlineExtended) extended.fact();
        Last last = FingerCounting.end(
                to.dueAt().on(), to.dueAt().time(), duty.term().delivery());
        return new Dates(List.of(new Dated("extended", last, false, null)), null, true);
    }

    private boolean extends_(Duty duty, Seen seen, Instant t) {
        DeadlineExtended extended = (DeadlineExtended) seen.fact();
        List<PartyId> owing = owing(duty, t);
        Seen entered = orders(t).stream()
                .filter(each -> ((OrderEntered) each.fact()).order().equals(duty.order()))
                .findFirst()
                .orElseThrow();
        return extended.term().term().equals(duty.term().id())
                && chain(duty.order(), duty.term().id(), t)
                        .contains(extended.term().order())
                && (extended.term().order().equals(duty.order()) || WORLD.compare(seen, entered) > 0)
                && (extended.parties().isEmpty() || owing.stream().anyMatch(extended.parties()::contains));
    }

    private static boolean moves(Seen seen) {
        return switch (seen.fact()) {
            case DeadlineExtended _, EventScheduled _, EventRescheduled _, EventCanceled _ -> true;
            default -> seen.fact() instanceof EventHeld;
        };
    }

    private static List<Object> days(Dates dates) {
        var days = new ArrayList<Object>();
        for (Dated reading : dates.readings()) {
            days.add(reading.last() == null ? "none" : reading.last().on());
        }
        days.add(String.valueOf(dates.waits()));
        return days;
    }

    /** A ruling leaves the reading it names. */
    private Dates settle(Duty duty, Dates dates, Instant t) {
        var chain = chain(duty.order(), duty.term().id(), t);
        var rulings = facts(
                        t,
                        ReadingSettled.class,
                        ruling -> ruling.term().term().equals(duty.term().id())
                                && chain.contains(ruling.term().order())
                                && dates.readings().stream().anyMatch(reading -> isNamed(reading, ruling.reading())))
                .stream()
                .sorted(DONE)
                .toList();
        if (rulings.isEmpty()) {
            return dates;
        }
        String ruled = ((ReadingSettled) rulings.getLast().fact()).reading();
        var kept = new ArrayList<Dated>();
        var out = new ArrayList<Dated>();
        for (Dated reading : dates.readings()) {
            boolean named = isNamed(reading, ruled);
            (named ? kept : out).add(new Dated(reading.id(), reading.last(), !named, reading.waits()));
        }
        kept.addAll(out);
        return new Dates(kept, kept.getFirst().waits(), true);
    }

    private static boolean isNamed(Dated reading, String name) {
        return reading.id().equals(name) || reading.id().startsWith(name + ".");
    }

    /**
     * Every reading of the order by every reading of the calendar, the default first; events as some moves left them.
     */
    private Dates computed(Duty duty, List<Reading> readings, Instant t, Predicate<Seen> moves) {
        var found = new ArrayList<Dated>();
        for (Reading reading : readings) {
            var dates = new ArrayList<@Nullable Last>();
            StatusCause waits = dates(duty, reading.due(), t, moves, dates);
            if (waits != null) {
                dates.clear();
                dates.add(null);
            }
            var distinct = new ArrayList<>(new LinkedHashSet<>(dates));
            var ofReading = new ArrayList<Dated>();
            for (int i = 0; i < distinct.size(); i++) {
                String id = distinct.size() == 1 ? reading.id() : reading.id() + "." + (i + 1);
                ofReading.add(new Dated(id, distinct.get(i), false, waits));
            }
            found.addAll(reading.byDefault() ? 0 : found.size(), ofReading);
        }
        return new Dates(found, found.getFirst().waits(), true);
    }

    /** Adds the dates, the default first; a reading that gives none adds nothing known. */
    private @Nullable StatusCause dates(
            Duty duty, Due due, Instant t, Predicate<Seen> moves, List<@Nullable Last> dates) {
        switch (due) {
            case Due.Undated undated -> dates.add(null);
            case Due.Fixed fixed ->
                dates.add(FingerCounting.end(fixed.on(), fixed.at(), duty.term().delivery()));
            case Due.EventDay(EventKey event) -> {
                Seen held = held(event, t, moves);
                CourtTime set = setFor(event, t, moves);
                if (held == null && set == null) {
                    return notSet(event, t, moves);
                }
                dates.add(FingerCounting.end(
                        held != null
                                ? held.when().on()
                                : Objects.requireNonNull(set).on(),
                        null,
                        duty.term().delivery()));
            }
            case Due.SameAs(TermId term) -> {
                return datesOf(duty, term, t, moves, dates);
            }
            case Due.Counted counted -> {
                return counted(duty, counted, t, moves, dates);
            }
        }
        return null;
    }

    private StatusCause notSet(EventKey event, Instant t, Predicate<Seen> moves) {
        return settings(event, t, moves).stream().anyMatch(seen -> seen.fact() instanceof EventCanceled)
                ? StatusCause.EVENT_CANCELED
                : StatusCause.EVENT_NOT_SCHEDULED;
    }

    private @Nullable StatusCause counted(
            Duty duty, Due.Counted counted, Instant t, Predicate<Seen> moves, List<@Nullable Last> dates) {
        OrderEntered order = order(duty.order(), t);
        var froms = new ArrayList<@Nullable CourtTime>();
        boolean byMail = false;
        switch (counted.from()) {
            case Anchor.OrderDated() -> froms.add(CourtTime.on(order.datedOn()));
            case Anchor.OrderFiled() ->
                froms.add(CourtTime.on(Objects.requireNonNullElse(order.filedOn(), order.datedOn())));
            case Anchor.ScheduledEvent(EventKey event) -> {
                CourtTime set = setFor(event, t, moves);
                if (set == null) {
                    return notSet(event, t, moves);
                }
                froms.add(set);
            }
            case Anchor.TriggeringFact() -> {
                Bound bound = triggered(duty, duty.term().trigger(), t);
                Long entry = bound == null ? null : bound.by();
                if (entry == null) {
                    return StatusCause.NOT_TRIGGERED;
                }
                Seen by = counting.stream()
                        .filter(seen -> seen.seq() == entry)
                        .findFirst()
                        .orElseThrow();
                froms.add(by.when());
                byMail = by.fact().circumstances().channel() == Channel.SERVED_BY_MAIL;
            }
            case Anchor.TermDue(TermId term) -> {
                var lasts = new ArrayList<@Nullable Last>();
                StatusCause waits = datesOf(duty, term, t, moves, lasts);
                if (waits != null) {
                    return waits;
                }
                for (Last last : lasts) {
                    froms.add(last == null ? null : CourtTime.on(last.on()));
                }
            }
        }
        for (CourtTime from : froms) {
            var counts = from == null
                    ? List.<Last>of()
                    : fingers.count(counted, from, duty.term().delivery(), byMail);
            if (counts.isEmpty()) {
                dates.add(null);
            }
            dates.addAll(counts);
        }
        return null;
    }

    /** The dates of another term of the same order: for the same party, or else for its first obligor. */
    private @Nullable StatusCause datesOf(
            Duty duty, TermId term, Instant t, Predicate<Seen> moves, List<@Nullable Last> dates) {
        var others = dutiesOf(duty.order(), term, t);
        if (others.isEmpty()) {
            return StatusCause.NOT_TRIGGERED;
        }
        Duty other = others.stream()
                .filter(each -> Objects.equals(each.party(), duty.party()))
                .findFirst()
                .orElse(others.getFirst());
        Dates found = moved(other, t, moves);
        found.holding().forEach(reading -> dates.add(reading.last()));
        return found.waits();
    }

    // ---------------------------------------------------------------- what performs it

    /** Acts that fit, by or for any who owe it, in order of world time. */
    private List<Seen> acts(Duty duty, Instant t) {
        Instant from = actsCountFrom(duty.order(), duty.term(), t);
        List<PartyId> owing = owing(duty, t);
        return facts(t).stream()
                .filter(seen -> !seen.at().isBefore(from))
                .filter(seen -> fits(duty, seen, t))
                .filter(seen ->
                        ((PartyAct) seen.fact()).actors().onBehalfOf().stream().anyMatch(owing::contains))
                .toList();
    }

    private boolean fits(Duty duty, Seen seen, Instant t) {
        var chain = chain(duty.order(), duty.term().id(), t);
        Fact fact = seen.fact();
        if (!(fact instanceof PartyAct)
                || (fact instanceof PerformanceRecorded performed
                        && !(performed.term().term().equals(duty.term().id())
                                && chain.contains(performed.term().order())))
                || (fact instanceof OrderCopyProvided copy && !chain.contains(copy.order()))) {
            return false;
        }
        return duty.term().performedBy().stream()
                .filter(performance -> performance.fact().equals(fact.factName()))
                .filter(performance ->
                        performance.event() == null || performance.event().equals(attribute(fact, "event")))
                .filter(performance -> performance.channels().isEmpty()
                        || (fact.circumstances().channel() != null
                                && performance
                                        .channels()
                                        .contains(fact.circumstances().channel())))
                .anyMatch(performance -> !performance.answersTrigger() || answers(duty, fact, t));
    }

    private boolean answers(Duty duty, Fact fact, Instant t) {
        if (!(fact instanceof OfferAnswer answer)) {
            return false;
        }
        List<Seen> offers = duty.trigger() != null
                ? offerOf(duty, t)
                : duty.term().trigger() instanceof Trigger.FactRecorded trigger
                        ? triggers(duty, trigger, t).stream()
                                .filter(seen -> seen.fact() instanceof Offer)
                                .toList()
                        : List.of();
        return offers.stream()
                .anyMatch(offered -> ((Offer) offered.fact()).offer().equals(answer.answers()));
    }

    private @Nullable Done done(Duty duty, Instant t) {
        if (duty.prohibits() || duty.term().evidenceOnly()) {
            return null;
        }
        List<Seen> acts = acts(duty, t);
        if (acts.isEmpty()) {
            return null;
        }
        List<PartyId> actors = actors(duty, t);
        return duty.term().owedBy().how() == Obligor.How.TOGETHER
                ? together(duty, actors, acts, t)
                : byOne(duty, actors, acts, t);
    }

    private static List<PartyId> onBehalfOf(Seen act) {
        return ((PartyAct) act.fact()).actors().onBehalfOf();
    }

    /** Who of them had joined when the act was done. */
    private List<PartyId> there(List<PartyId> parties, Seen act, Instant t) {
        return parties.stream()
                .filter(party -> facts(
                                t, PartyJoined.class, joined -> joined.party().equals(party))
                        .stream()
                        .anyMatch(joined -> !joined.at().isAfter(act.at())))
                .toList();
    }

    /**
     * The first of these acts with which all had acted or been acted for who had joined by then; if none of them had,
     * all who had to act then, or if there was no such duty yet, they themselves.
     */
    private @Nullable Seen allActed(Duty duty, List<PartyId> parties, List<Seen> acts, Instant t) {
        var acted = new HashSet<PartyId>();
        for (Seen act : acts) {
            acted.addAll(onBehalfOf(act));
            List<PartyId> asked = there(parties, act, t);
            if (asked.isEmpty()) {
                asked = exists(duty, act.at()) ? actors(duty, act.at()) : parties;
            }
            if (acted.containsAll(asked)) {
                return act;
            }
        }
        return null;
    }

    /** One act performs it, in form, once all have joined in it or in another. */
    private Done byOne(Duty duty, List<PartyId> actors, List<Seen> acts, Instant t) {
        Seen joinedIn = allActed(duty, actors, acts, t);
        List<Attempt> attempts = attempts(duty, acts, t);
        Attempt first = attempts.getFirst();
        Attempt decisive = null;
        Seen completed = null;
        for (Attempt attempt : attempts) {
            Seen inForm = attempt.inForm();
            if (inForm != null && joinedIn != null) {
                Seen later = WORLD.compare(inForm, joinedIn) < 0 ? joinedIn : inForm;
                if (completed == null || WORLD.compare(later, completed) < 0) {
                    decisive = attempt;
                    completed = later;
                }
            }
        }
        var lacks = new LinkedHashSet<Lack>(first.lacks());
        if (decisive != null && !decisive.equals(first)) {
            lacks.clear();
            for (Lack lack : first.lacks()) {
                Seen cure = Objects.requireNonNull(decisive.inForm());
                lacks.add(lack.curedBy() == null ? new Lack(lack.words(), lack.entry(), cure.seq()) : lack);
            }
            lacks.addAll(decisive.lacks());
        }
        Seen begun = acts.getFirst();
        if (duty.party() == null && !begun.equals(joinedIn)) {
            lacks.add(new Lack(
                    duty.term().citation().quotation(), begun.seq(), joinedIn == null ? null : joinedIn.seq()));
        }
        return completed == null
                ? new Done(false, begun, false, List.copyOf(lacks))
                : new Done(true, completed, false, List.copyOf(lacks));
    }

    /** Each has to act in form; what of an attempt was lacking is cured when those for whom it was made have. */
    private Done together(Duty duty, List<PartyId> actors, List<Seen> acts, Instant t) {
        List<Attempt> attempts = attempts(duty, acts, t);
        Seen completed = allInForm(duty, actors, attempts, t);
        var lacks = new LinkedHashSet<Lack>();
        for (Attempt attempt : attempts) {
            if (attempt.acts().stream().flatMap(act -> onBehalfOf(act).stream()).noneMatch(actors::contains)) {
                continue;
            }
            List<PartyId> madeFor = owing(duty, t).stream()
                    .filter(party -> attempt.acts().stream()
                            .anyMatch(act -> onBehalfOf(act).contains(party)))
                    .toList();
            Seen done = allInForm(duty, madeFor, attempts, t);
            if (done == null || WORLD.compare(attempt.acts().getFirst(), done) <= 0) {
                for (Lack lack : attempt.lacks()) {
                    lacks.add(
                            done == null || lack.curedBy() != null
                                    ? lack
                                    : new Lack(lack.words(), lack.entry(), done.seq()));
                }
            }
        }
        if (completed != null) {
            return new Done(true, completed, false, List.copyOf(lacks));
        }
        boolean waits = lacks.stream().allMatch(lack -> lack.curedBy() != null);
        return new Done(false, acts.getFirst(), waits, List.copyOf(lacks));
    }

    /** The act with which all of these had acted in form. */
    private @Nullable Seen allInForm(Duty duty, List<PartyId> parties, List<Attempt> attempts, Instant t) {
        var acted = new HashSet<PartyId>();
        for (Attempt attempt : attempts.stream()
                .filter(each -> each.inForm() != null)
                .sorted(comparing(each -> Objects.requireNonNull(each.inForm()), WORLD))
                .toList()) {
            Seen inForm = Objects.requireNonNull(attempt.inForm());
            attempt.acts().forEach(act -> acted.addAll(onBehalfOf(act)));
            List<PartyId> asked = there(parties, inForm, t);
            if (asked.isEmpty()) {
                asked = exists(duty, inForm.at()) ? actors(duty, inForm.at()) : parties;
            }
            if (acted.containsAll(asked)) {
                return inForm;
            }
        }
        return null;
    }

    /**
     * An act, and what was done to cure it.
     *
     * @param inForm the act with which nothing was lacking any more
     */
    private record Attempt(List<Seen> acts, @Nullable Seen inForm, List<Lack> lacks) {}

    private List<Attempt> attempts(Duty duty, List<Seen> acts, Instant t) {
        var attempts = new ArrayList<List<Seen>>();
        for (Seen act : acts) {
            Long cures = act.fact().circumstances().cures();
            List<Seen> cured = attempts.stream()
                    .filter(attempt -> attempt.stream().anyMatch(earlier -> cures != null && earlier.seq() == cures))
                    .findFirst()
                    .orElse(null);
            if (cured == null) {
                attempts.add(new ArrayList<>(List.of(act)));
            } else {
                cured.add(act);
            }
        }
        return attempts.stream().map(attempt -> attempt(duty, attempt, t)).toList();
    }

    /** What one of its acts has met stays met; what one has failed and none has met is lacking. */
    private Attempt attempt(Duty duty, List<Seen> acts, Instant t) {
        Seen inForm = null;
        var lacks = new ArrayList<Lack>();
        for (int i = 0; i < acts.size() && inForm == null; i++) {
            List<Seen> soFar = acts.subList(0, i + 1);
            if (duty.term().requirements().stream().noneMatch(requirement -> lacking(requirement, duty, soFar, t))) {
                inForm = acts.get(i);
            }
        }
        for (Requirement requirement : duty.term().requirements()) {
            Seen failing = acts.stream()
                    .filter(act -> says(requirement, duty, act, t) != null)
                    .findFirst()
                    .filter(act -> Boolean.FALSE.equals(says(requirement, duty, act, t)))
                    .orElse(null);
            if (failing != null) {
                Long cure = acts.stream()
                        .filter(act -> Boolean.TRUE.equals(says(requirement, duty, act, t)))
                        .map(Seen::seq)
                        .findFirst()
                        .orElse(null);
                lacks.add(new Lack(requirement.words(), failing.seq(), cure));
            }
        }
        return new Attempt(acts, inForm, lacks);
    }

    private boolean lacking(Requirement requirement, Duty duty, List<Seen> acts, Instant t) {
        var said = acts.stream().map(act -> says(requirement, duty, act, t)).toList();
        return said.contains(false) && !said.contains(true);
    }

    // ---------------------------------------------------------------- in what form

    /** Whether the act meets it; absent if it is not recorded, or nothing is asked of this act. */
    private @Nullable Boolean says(Requirement requirement, Duty duty, Seen act, Instant t) {
        Fact fact = act.fact();
        return switch (requirement) {
            case Requirement.Affirmed affirmed -> (Boolean) attribute(fact, affirmed.attribute());
            case Requirement.AtMost most ->
                attribute(fact, most.attribute()) instanceof Integer count ? count <= most.limit() : null;
            case Requirement.OneOf one ->
                attribute(fact, one.attribute()) instanceof Enum<?> value
                        ? one.values().contains(value.name())
                        : null;
            case Requirement.Includes includes ->
                attribute(fact, includes.attribute()) instanceof List<?> list ? list.contains(includes.item()) : null;
            case Requirement.AttendedOnlyBy only ->
                attendees(fact) == null
                        ? null
                        : Objects.requireNonNull(attendees(fact)).stream()
                                .allMatch(each -> only.roles().contains(each.role()));
            case Requirement.AttendedBy attended -> attendedBy(attended, duty, fact, t);
            case Requirement.ActIs is -> is.facts().contains(fact.factName());
            case Requirement.PrecededBy preceded ->
                facts(t).stream()
                        .filter(seen -> seen.fact().factName().equals(preceded.fact()))
                        .anyMatch(seen -> !seen.when().on().isAfter(act.when().on()));
        };
    }

    private static @Nullable List<Attendee> attendees(Fact fact) {
        return attribute(fact, "attendees") instanceof List<?> list
                ? list.stream().map(each -> (Attendee) each).toList()
                : null;
    }

    /** It is for every obligor to whom it applies and whom the court did not relieve of it; one will do. */
    private @Nullable Boolean attendedBy(Requirement.AttendedBy attended, Duty duty, Fact fact, Instant t) {
        List<Attendee> attendees = attendees(fact);
        if (attendees == null
                || owing(duty, t).stream()
                        .noneMatch(party -> applies(attended, party, t) && !lifted(attended, fact, party, t))) {
            return null;
        }
        boolean unclear = false;
        for (Attendee attendee : attendees) {
            if (attended.roles().contains(attendee.role())) {
                if (attended.authorities().isEmpty()
                        || (attendee.authority() != null
                                && attended.authorities().contains(attendee.authority()))) {
                    return true;
                }
                unclear |= attendee.authority() == null;
            }
        }
        return unclear ? null : Boolean.valueOf(false);
    }

    private boolean applies(Requirement.AttendedBy attended, PartyId party, Instant t) {
        var filter = attended.appliesTo();
        PartyJoined joined = joined(party, t);
        return filter == null
                || ((filter.kinds().isEmpty() || filter.kinds().contains(joined.kind()))
                        && (filter.insured() == null
                                || filter.insured().equals(Boolean.TRUE.equals(joined.insured()))));
    }

    private boolean lifted(Requirement.AttendedBy attended, Fact fact, PartyId party, Instant t) {
        return attended.roles().stream().anyMatch(role -> {
            var decisions = facts(
                            t,
                            AttendanceExcusalDecided.class,
                            decided -> decided.party().equals(party)
                                    && decided.role() == role
                                    && decided.event().equals(attribute(fact, "event")))
                    .stream()
                    .sorted(DONE)
                    .toList();
            return !decisions.isEmpty()
                    && ((AttendanceExcusalDecided) decisions.getLast().fact()).granted();
        });
    }

    /** What the entry says of it; absent if it cannot say it, or does not. */
    private static @Nullable Object attribute(Fact fact, String name) {
        if (name.equals("channel")) {
            return fact.circumstances().channel();
        }
        if (fact instanceof PerformanceRecorded performed) {
            Object answer = performed.answers().get(name);
            return answer != null ? answer : performed.counts().get(name);
        }
        for (var component : fact.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                try {
                    return component.getAccessor().invoke(fact);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return null;
    }

    // ---------------------------------------------------------------- late or not

    /** How late under every reading, of what was in force then and what is now; absent if in time. */
    private @Nullable Lateness lateness(Duty duty, Seen act, Dates now) {
        if (act.fact() instanceof AttendanceRecorded attended && attended.arrivedTime() != null) {
            CourtTime set = setFor(attended.event(), act.at(), seen -> true);
            if (set != null
                    && set.time() != null
                    && set.on().equals(act.when().on())
                    && attended.arrivedTime().isAfter(set.time())) {
                return new Lateness(0, minutes(set.time(), attended.arrivedTime()));
            }
        }
        boolean owed = exists(duty, act.at());
        Dates then = owed ? dates(duty, act.at()) : now;
        boolean early = owed && bound(duty, act.at()) == null;
        if (early || isInTime(then, act) || (now.kept() && isInTime(now, act))) {
            return null;
        }
        Last latest = Stream.of(then, now)
                .filter(Dates::kept)
                .map(Dates::latest)
                .filter(Objects::nonNull)
                .max(comparing(Last::overdueFrom))
                .orElseThrow();
        long days = ChronoUnit.DAYS.between(latest.on(), act.when().on());
        if (days > 0) {
            return new Lateness(days, 0);
        }
        Duration by = Duration.between(latest.overdueFrom().minusSeconds(1), act.at());
        return new Lateness(0, Math.max(1, by.toMinutes()));
    }

    private static long minutes(LocalTime from, LocalTime to) {
        return Math.max(1, Duration.between(from, to).toMinutes());
    }

    private static boolean isInTime(Dates dates, Seen act) {
        return !dates.kept()
                || dates.holding().isEmpty()
                || dates.holding().stream().anyMatch(reading -> {
                    Last last = reading.last();
                    return last == null
                            || act.at().isBefore(last.overdueFrom())
                            || (act.when().time() == null && !act.when().on().isAfter(last.on()));
                });
    }

    // ---------------------------------------------------------------- where it stands

    private Found find(Duty duty, Instant t) {
        End end = end(duty, t);
        Done done = done(duty, t);
        boolean complete = done != null && done.complete();
        // What ended unperformed is told as it was when it ended.
        Instant told = end == null || complete || !exists(duty, end.at()) ? t : end.at();
        Bound bound = bound(duty, told);
        Dates dates = dates(duty, told);
        Lateness lateness = done == null || done.waits() ? null : lateness(duty, done.decided(), dates);
        var lacks = new HashSet<Lack>(done == null ? List.of() : done.lacks());
        StatusCause cause = null;
        ObligationStatus status;
        var breaches = breaches(duty, t);
        Seen canceled = canceledAnchor(duty, t);
        if (!breaches.isEmpty()) {
            status = ObligationStatus.DEFICIENT;
            breaches.forEach(breach -> lacks.add(new Lack(duty.term().citation().quotation(), breach.seq(), null)));
        } else if (complete && lateness == null) {
            status = ObligationStatus.MET;
        } else if (excused(duty, t)) {
            status = ObligationStatus.EXCUSED;
        } else if (done != null && !done.complete() && !done.waits()) {
            status = ObligationStatus.DEFICIENT;
        } else if (complete) {
            status = ObligationStatus.LATE;
        } else if (end != null) {
            cause = end.cause();
            status = ended(duty, end, dates, bound != null);
        } else if (stayed(duty, t)) {
            status = ObligationStatus.DORMANT;
            cause = StatusCause.STAYED;
        } else if (bound == null) {
            status = ObligationStatus.DORMANT;
            cause = triggerStricken(duty, t) ? StatusCause.TRIGGER_STRICKEN : StatusCause.NOT_TRIGGERED;
        } else if (dates.waits() == StatusCause.EVENT_CANCELED && canceled != null && dates.allPast(canceled.at())) {
            cause = StatusCause.EVENT_CANCELED;
            status = duty.term().modality() == Modality.MUST ? ObligationStatus.UNPERFORMED : ObligationStatus.LAPSED;
        } else if (dates.waits() != null) {
            status = ObligationStatus.DORMANT;
            cause = dates.waits();
        } else if (dates.allPast(t) && !duty.prohibits()) {
            status = duty.term().modality() == Modality.MUST ? ObligationStatus.OVERDUE : ObligationStatus.LAPSED;
        } else {
            status = ObligationStatus.OPEN;
        }
        var readings = new HashSet<Instant>();
        dates.holding().stream()
                .map(Dated::last)
                .filter(Objects::nonNull)
                .forEach(last -> readings.add(last.overdueFrom()));
        Last inForce = dates.inForce();
        return new Found(
                duty.id(),
                left(duty, t).isEmpty() ? owing(duty, t) : left(duty, t),
                bound == null ? null : bound.by(),
                status,
                cause,
                inForce == null ? null : inForce.overdueFrom(),
                readings,
                bound == null ? null : dayOf(bound.since()),
                end == null ? null : dayOf(end.at()),
                status == ObligationStatus.EXCUSED ? null : lateness,
                lacks,
                done == null || !complete ? Set.of() : Set.of(done.decided().seq()));
    }

    private ObligationStatus ended(Duty duty, End end, Dates dates, boolean bound) {
        if (!bound && !duty.prohibits()) {
            return ObligationStatus.MOOT;
        }
        return switch (duty.term().modality()) {
            case MUST_NOT -> ObligationStatus.MET;
            case MUST -> dates.allPast(end.at()) ? ObligationStatus.UNPERFORMED : ObligationStatus.MOOT;
            case SHOULD, MAY ->
                dates.allPast(end.at()) || end.cause() == StatusCause.EXHAUSTED || end.cause() == StatusCause.EVENT_HELD
                        ? ObligationStatus.LAPSED
                        : ObligationStatus.MOOT;
        };
    }

    private List<Seen> breaches(Duty duty, Instant t) {
        if (!duty.prohibits()) {
            return List.of();
        }
        Bound bound = bound(duty, t);
        return acts(duty, t).stream()
                .filter(act -> bound != null
                        && !act.at().isBefore(bound.since())
                        && end(duty, act.at()) == null
                        && !stayed(duty, act.at())
                        && !excused(duty, act.at()))
                .toList();
    }

    /** The cancellation that took the date of this duty away. */
    private @Nullable Seen canceledAnchor(Duty duty, Instant t) {
        return duty.term().due().stream()
                .map(Reading::due)
                .flatMap(due -> eventsOf(duty, due, t).stream())
                .map(event -> canceled(event, t))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private List<EventKey> eventsOf(Duty duty, Due due, Instant t) {
        return switch (due) {
            case Due.Undated undated -> List.of();
            case Due.Fixed fixed -> List.of();
            case Due.EventDay(EventKey event) -> List.of(event);
            case Due.SameAs(TermId term) -> eventsOf(duty, term, t);
            case Due.Counted counted ->
                switch (counted.from()) {
                    case Anchor.ScheduledEvent(EventKey event) -> List.of(event);
                    case Anchor.TermDue(TermId term) -> eventsOf(duty, term, t);
                    case Anchor.OrderDated _, Anchor.OrderFiled _, Anchor.TriggeringFact _ -> List.<EventKey>of();
                };
        };
    }

    private List<EventKey> eventsOf(Duty duty, TermId term, Instant t) {
        return order(duty.order(), t).terms().stream()
                .filter(each -> each.id().equals(term))
                .flatMap(each -> each.due().stream())
                .flatMap(reading -> eventsOf(duty, reading.due(), t).stream())
                .toList();
    }

    private boolean triggerStricken(Duty duty, Instant t) {
        return stricken.stream()
                .anyMatch(seen -> !seen.at().isAfter(t)
                        && struckTriggers(duty, duty.term().trigger(), seen, t));
    }

    private boolean struckTriggers(Duty duty, Trigger trigger, Seen seen, Instant t) {
        return switch (trigger) {
            case Trigger.FactRecorded fact ->
                fact.facts().contains(seen.fact().factName())
                        && (duty.trigger() == null || duty.trigger() == seen.seq())
                        && (fact.before() == null || isBefore(seen, fact.before(), t))
                        && !seen.at().isBefore(actsCountFrom(duty.order(), duty.term(), t))
                        && (!fact.addressed() || addresses(seen, duty.order(), duty.term(), duty.party(), t));
            case Trigger.AnyOf(List<Trigger> triggers) ->
                triggers.stream().anyMatch(each -> struckTriggers(duty, each, seen, t));
            case Trigger.OrderInForce _, Trigger.TermDone _, Trigger.WindowElapsed _ -> false;
        };
    }

    private static LocalDate dayOf(Instant at) {
        return at.atZone(FingerCounting.ZONE).toLocalDate();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(FingerCounting.ZONE).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
