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
import org.goodfaith.rulebook.reference.ReferenceDateCounting.Last;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Lateness;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.status.StatusCause;
import org.jspecify.annotations.Nullable;

/**
 * A slow, simple evaluation of the status of every obligation, written from the specification for comparison with the
 * rulebook. It caches nothing, scans the list of entries for each question, and uses no computation of the rulebook.
 */
final class ReferenceEvaluation {

    /** The compared parts of an obligation: everything except texts. */
    record Expected(
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
            Set<Unmet> unmet,
            Set<Long> performedBy) {}

    /** A requirement that an act did not meet, and the entry that cured it. */
    record Unmet(String words, long entry, @Nullable Long curedBy) {}

    /** An entry and the moment of valid time from which it counts. */
    private record DatedFact(long seq, Instant at, Fact fact) {

        CourtTime when() {
            return fact.circumstances().occurredAt();
        }
    }

    private static final Comparator<DatedFact> BY_VALID_TIME =
            comparing(DatedFact::at).thenComparingLong(DatedFact::seq);

    /** Orders by the day and time of occurrence, whatever moment a fact counts from. */
    private static final Comparator<DatedFact> BY_OCCURRENCE = comparing(
                    (DatedFact dated) -> dated.when().on())
            .thenComparing(dated -> dated.when().time(), nullsFirst(naturalOrder()))
            .thenComparingLong(DatedFact::seq);

    /** One term for one obligor, or for all jointly if {@code party} is null, and for one trigger if it recurs. */
    private record Duty(
            OrderId order,
            Term term,
            @Nullable PartyId party,
            @Nullable Long trigger) {

        ObligationId id() {
            return ObligationId.of(order, term.id(), party, trigger);
        }

        boolean isProhibition() {
            return term.modality() == Modality.MUST_NOT;
        }
    }

    private record Activation(Instant since, @Nullable Long by) {}

    private record End(StatusCause cause, Instant at, DatedFact by) {

        static End by(DatedFact dated, StatusCause cause) {
            return new End(cause, dated.at(), dated);
        }
    }

    private static final Comparator<End> EARLIEST = comparing(End::at).thenComparing(End::by, BY_VALID_TIME);

    /** One reading of a due date; {@code last} is null if it gives no date. */
    private record DateReading(
            String id,
            @Nullable Last last,
            boolean ruledOut,
            @Nullable StatusCause waits) {}

    /**
     * All readings of a due date, the one in force first.
     *
     * @param waits why the reading in force gives no date yet; null if it gives one
     * @param applies whether the date applies; a date that nobody could have met does not
     */
    private record DueDates(
            List<DateReading> readings, @Nullable StatusCause waits, boolean applies) {

        static final DueDates NONE = new DueDates(List.of(), null, true);

        List<DateReading> possible() {
            return readings.stream().filter(reading -> !reading.ruledOut()).toList();
        }

        @Nullable
        Last inForce() {
            return !applies || readings.isEmpty() ? null : readings.getFirst().last();
        }

        @Nullable
        Last latest() {
            return possible().stream()
                    .map(DateReading::last)
                    .filter(Objects::nonNull)
                    .max(comparing(Last::overdueFrom))
                    .orElse(null);
        }

        boolean allPast(Instant at) {
            return applies
                    && !possible().isEmpty()
                    && possible().stream()
                            .allMatch(reading -> reading.last() != null
                                    && !reading.last().overdueFrom().isAfter(at));
        }

        DueDates appliesIf(boolean can) {
            return new DueDates(readings, waits, applies && can);
        }
    }

    /**
     * The performance of a duty.
     *
     * @param decided the act that completed it or, if it is not complete, the first act
     * @param waits whether only acts of other obligors are missing
     */
    private record Done(boolean complete, DatedFact decided, boolean waits, List<Unmet> unmet) {}

    private final List<DatedFact> effective = new ArrayList<>();
    private final List<DatedFact> stricken = new ArrayList<>();
    private final ReferenceDateCounting dateCounting;

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
            Instant at = from == null
                    ? fact.circumstances().occurredAt().startsAt(ReferenceDateCounting.ZONE)
                    : startOf(from);
            boolean struck = known.stream()
                    .anyMatch(other ->
                            other.fact() instanceof EntryStricken strike && strike.entry() == entry.sequence());
            (struck ? stricken : effective).add(new DatedFact(entry.sequence(), at, fact));
        }
        effective.sort(BY_VALID_TIME);
        stricken.sort(BY_VALID_TIME);
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
        dateCounting = new ReferenceDateCounting(closures);
    }

    Map<ObligationId, Expected> at(Instant asOf) {
        var found = new LinkedHashMap<ObligationId, Expected>();
        for (Duty duty : duties(asOf)) {
            found.put(duty.id(), evaluate(duty, asOf));
        }
        return found;
    }

    // Duties

    private List<DatedFact> facts(Instant t) {
        return effective.stream().filter(dated -> !dated.at().isAfter(t)).toList();
    }

    private <T> List<DatedFact> facts(Instant t, Class<T> type, Predicate<T> which) {
        return facts(t).stream()
                .filter(dated -> type.isInstance(dated.fact()) && which.test(type.cast(dated.fact())))
                .toList();
    }

    private List<DatedFact> orders(Instant t) {
        return facts(t, OrderEntered.class, order -> true);
    }

    private OrderEntered order(OrderId id, Instant t) {
        return (OrderEntered) orders(t).stream()
                .map(DatedFact::fact)
                .filter(order -> ((OrderEntered) order).order().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Duty> duties(Instant t) {
        var duties = new ArrayList<Duty>();
        for (DatedFact entered : orders(t)) {
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
            var triggers = Stream.concat(effective.stream(), stricken.stream())
                    .filter(dated -> !dated.at().isAfter(t))
                    .filter(dated -> trigger.facts().contains(dated.fact().factName()))
                    .filter(dated -> !dated.at().isBefore(from))
                    .filter(dated -> trigger.before() == null || isBefore(dated, trigger.before(), t))
                    .toList();
            for (@Nullable PartyId party : obligorsOf(order, term, t)) {
                var own = triggers.stream()
                        .filter(dated -> !trigger.addressed() || addresses(dated, order, term, party, t))
                        .toList();
                own.forEach(dated -> duties.add(new Duty(order, term, party, dated.seq())));
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

    private boolean addresses(DatedFact dated, OrderId order, Term term, @Nullable PartyId party, Instant t) {
        List<PartyId> to = ((PartyAct) dated.fact()).actors().to();
        return party == null ? owing(order, term, t).stream().anyMatch(to::contains) : to.contains(party);
    }

    /** Returns each obligor, or one null for all joint obligors. */
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

    /** Returns all parties that the term has ever activation, in order of joining, including those that left. */
    private List<PartyId> owing(OrderId order, Term term, Instant t) {
        var owing = new ArrayList<PartyId>();
        for (DatedFact dated : facts(t, PartyJoined.class, joined -> true)) {
            PartyJoined joined = (PartyJoined) dated.fact();
            boolean named =
                    switch (term.owedBy().who()) {
                        case PLAINTIFFS -> joined.side() == Side.PLAINTIFF;
                        case DEFENDANTS -> joined.side() == Side.DEFENDANT;
                        case ALL -> joined.side() != Side.OTHER;
                        case RECIPIENTS -> joined.side() != Side.OTHER;
                        case NAMED -> term.owedBy().parties().contains(joined.party());
                    };
            boolean orderGone =
                    orderEnds(order, term, t).stream().anyMatch(end -> end.at().isBefore(dated.at()));
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

    /** Returns the order and the orders it replaced that contained the term, latest first. */
    private List<OrderId> chain(OrderId order, TermId term, Instant t) {
        var chain = new ArrayList<OrderId>(List.of(order));
        for (int i = 0; i < chain.size(); i++) {
            OrderEntered later = order(chain.get(i), t);
            for (DatedFact dated : orders(t)) {
                OrderEntered earlier = (OrderEntered) dated.fact();
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

    private DatedFact entry(long entry) {
        return Stream.concat(effective.stream(), stricken.stream())
                .filter(dated -> dated.seq() == entry)
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

    // Scheduled events

    /** Returns the facts that set, moved, canceled or held an event. An event already held cannot be canceled. */
    private List<DatedFact> settings(EventKey event, Instant t, Predicate<DatedFact> moves) {
        var settings = new ArrayList<DatedFact>();
        for (DatedFact dated :
                facts(t).stream().filter(moves).sorted(BY_OCCURRENCE).toList()) {
            boolean about =
                    switch (dated.fact()) {
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
                settings.add(dated);
            }
        }
        return settings;
    }

    private static @Nullable CourtTime setFor(DatedFact setting) {
        return switch (setting.fact()) {
            case EventScheduled scheduled -> scheduled.at();
            case EventRescheduled moved -> moved.to();
            default -> null;
        };
    }

    /** Returns the scheduled time; null if none was set or the event was taken off calendar. */
    private @Nullable CourtTime setFor(EventKey event, Instant t, Predicate<DatedFact> moves) {
        CourtTime at = null;
        for (DatedFact setting : settings(event, t, moves)) {
            if (!(setting.fact() instanceof EventHeld)) {
                at = setFor(setting);
            } else if (at == null) {
                at = setting.when();
            }
        }
        return at;
    }

    /** Returns the entry that canceled the event, if it is still canceled. */
    private @Nullable DatedFact canceled(EventKey event, Instant t) {
        DatedFact canceled = null;
        for (DatedFact setting : settings(event, t, dated -> true)) {
            if (setting.fact() instanceof EventCanceled) {
                canceled = canceled == null ? setting : canceled;
            } else if (!(setting.fact() instanceof EventHeld)) {
                canceled = null;
            }
        }
        return canceled;
    }

    /** Returns the entry by which the event was held, unless it was rescheduled afterward. */
    private @Nullable DatedFact held(EventKey event, Instant t, Predicate<DatedFact> moves) {
        DatedFact held = null;
        for (DatedFact setting : settings(event, t, moves)) {
            if (setting.fact() instanceof EventHeld) {
                held = setting;
            } else if (!(setting.fact() instanceof EventCanceled)) {
                held = null;
            }
        }
        return held;
    }

    // Endings, stays, excusals and remaining obligors

    private List<End> orderEnds(OrderId order, Term term, Instant t) {
        var ends = new ArrayList<End>();
        DatedFact entered = orders(t).stream()
                .filter(dated -> ((OrderEntered) dated.fact()).order().equals(order))
                .findFirst()
                .orElseThrow();
        facts(t, OrderVacated.class, vacated -> vacated.order().equals(order)).stream()
                .filter(dated -> BY_VALID_TIME.compare(dated, entered) > 0)
                .forEach(dated -> ends.add(End.by(dated, StatusCause.ORDER_VACATED)));
        facts(
                        t,
                        OrderEntered.class,
                        later -> later.supersedesOrders().contains(order)
                                || later.supersedesTerms().contains(new TermRef(order, term.id())))
                .forEach(dated -> ends.add(End.by(dated, StatusCause.ORDER_SUPERSEDED)));
        return ends;
    }

    /** Returns the dismissals of a party since it last joined. */
    private List<DatedFact> dismissals(PartyId party, Instant t) {
        DatedFact joined =
                facts(t, PartyJoined.class, fact -> fact.party().equals(party)).getLast();
        return facts(t, PartyDismissed.class, fact -> fact.party().equals(party)).stream()
                .filter(dated -> BY_VALID_TIME.compare(joined, dated) < 0)
                .toList();
    }

    /** Returns the facts that ended the term for this party only. */
    private List<End> endingsFor(PartyId party, Term term, Instant t) {
        var ends = new ArrayList<End>();
        dismissals(party, t).forEach(dated -> ends.add(End.by(dated, StatusCause.PARTY_DISMISSED)));
        if (term.endedBy().contains(new Ending.Settled())) {
            End settled = null;
            for (DatedFact dated : facts(t)) {
                if (dated.fact() instanceof SettlementReached reached
                        && reached.parties().contains(party)
                        && settled == null) {
                    settled = End.by(dated, StatusCause.SETTLED);
                } else if (dated.fact() instanceof SettlementFailed failed
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

    /** Returns whether the duty existed by then: its order was entered and an obligor had joined. */
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
        for (DatedFact dated : facts(t)) {
            if (dated.fact() instanceof CaseClosed && closed == null) {
                closed = End.by(dated, StatusCause.CASE_CLOSED);
            } else if (dated.fact() instanceof CaseReopened) {
                closed = null;
            }
        }
        if (closed != null) {
            ends.add(closed);
        }
        List<PartyId> owing = owing(duty, t);
        var endings = new ArrayList<End>();
        for (PartyId party : owing) {
            End ending = first(endingsFor(party, duty.term(), t));
            if (ending != null) {
                endings.add(ending);
            }
        }
        if (endings.size() == owing.size()) {
            endings.stream().max(EARLIEST).ifPresent(ends::add);
        }
        for (Ending ending : duty.term().endedBy()) {
            switch (ending) {
                case Ending.Settled() -> {}
                case Ending.Exhausted() -> {
                    Instant from = chainStart(duty.order(), duty.term(), t);
                    facts(t, InformalEffortsExhausted.class, exhausted -> true).stream()
                            .filter(dated -> !dated.at().isBefore(from))
                            .filter(dated -> duty.trigger() == null
                                    || !dated.at()
                                            .isBefore(entry(duty.trigger()).at()))
                            .forEach(dated -> ends.add(End.by(dated, StatusCause.EXHAUSTED)));
                }
                case Ending.EventDayOver(EventKey event) -> {
                    DatedFact held = held(event, t, dated -> true);
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

    private List<DatedFact> offerOf(Duty duty, Instant t) {
        return facts(t).stream()
                .filter(dated ->
                        duty.trigger() != null && dated.seq() == duty.trigger() && dated.fact() instanceof Offer)
                .toList();
    }

    private List<End> offerEnds(Duty duty, DatedFact offered, Instant t) {
        Offer offer = (Offer) offered.fact();
        var ends = new ArrayList<End>();
        facts(t, OfferWithdrawn.class, withdrawn -> withdrawn.offer().equals(offer.offer()))
                .forEach(dated -> ends.add(End.by(dated, StatusCause.OFFER_WITHDRAWN)));
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
                .filter(dated -> BY_VALID_TIME.compare(dated, offered) > 0)
                .forEach(dated -> ends.add(End.by(dated, StatusCause.OFFER_REPLACED)));
        return ends;
    }

    private Set<Side> sides(List<PartyId> parties, Instant t) {
        var sides = new HashSet<Side>();
        facts(t, PartyJoined.class, joined -> parties.contains(joined.party()) && joined.side() != Side.OTHER)
                .forEach(dated -> sides.add(((PartyJoined) dated.fact()).side()));
        return sides;
    }

    private boolean stayed(Duty duty, Instant t) {
        return stay(duty, t) != null;
    }

    private @Nullable DatedFact stay(Duty duty, Instant t) {
        DatedFact stayed = null;
        if (!exists(duty, t)) {
            return null;
        }
        for (DatedFact dated : facts(t)) {
            if (dated.fact() instanceof ProceedingsStayed stay && stay.orders().contains(duty.order())) {
                stayed = stayed == null ? dated : stayed;
            } else if (dated.fact() instanceof StayLifted) {
                stayed = null;
            }
        }
        return stayed;
    }

    /** Returns the moment from which the court excused the party. */
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
                .map(DatedFact::at)
                .findFirst()
                .orElse(null);
    }

    private boolean excused(Duty duty, PartyId party, Instant t) {
        return excusedAt(duty, party, t) != null;
    }

    /** Returns all obligors, including those that left. */
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

    /** Returns the obligors that still have to act: not settled, dismissed or excused. */
    private List<PartyId> remaining(Duty duty, Instant t) {
        return owing(duty, t).stream()
                .filter(party -> duty.party() != null || leftAt(party, duty, t) == null)
                .toList();
    }

    private @Nullable Instant leftAt(PartyId party, Duty duty, Instant t) {
        End ending = first(endingsFor(party, duty.term(), t));
        Instant excused = excusedAt(duty, party, t);
        return ending == null ? excused : excused == null || ending.at().isBefore(excused) ? ending.at() : excused;
    }

    /** Returns the obligors whose acts are needed: the remaining ones or, if none remains, those that left last. */
    private List<PartyId> requiredToAct(Duty duty, Instant t) {
        List<PartyId> left = remaining(duty, t);
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

    /** Returns whether every obligor that was not dismissed settled or was excused, at least one of them excused. */
    private boolean excused(Duty duty, Instant t) {
        if (!exists(duty, t)) {
            return false;
        }
        if (duty.party() != null) {
            return excused(duty, duty.party(), t);
        }
        return remaining(duty, t).isEmpty()
                && owing(duty, t).stream()
                        .filter(party -> dismissals(party, t).isEmpty())
                        .anyMatch(party -> excused(duty, party, t));
    }

    // Activation

    private @Nullable Activation activation(Duty duty, Instant t) {
        if (!exists(duty, t)) {
            return null;
        }
        Activation activation = triggered(duty, duty.term().trigger(), t);
        if (activation == null) {
            return null;
        }
        Instant since = startOf(order(duty.order(), t).datedOn());
        List<PartyId> owing = owing(duty, t);
        Instant joined = facts(t, PartyJoined.class, party -> owing.contains(party.party()))
                .getFirst()
                .at();
        since = later(since, joined);
        return new Activation(later(since, activation.since()), activation.by());
    }

    private @Nullable Activation triggered(Duty duty, Trigger trigger, Instant t) {
        return switch (trigger) {
            case Trigger.OrderInForce() ->
                new Activation(startOf(order(duty.order(), t).datedOn()), null);
            case Trigger.FactRecorded fact -> {
                yield triggers(duty, fact, t).stream()
                        .filter(dated -> duty.trigger() == null ? !fact.recurring() : duty.trigger() == dated.seq())
                        .findFirst()
                        .map(dated -> new Activation(dated.at(), dated.seq()))
                        .orElse(null);
            }
            case Trigger.TermDone(TermId term) -> {
                Activation last = null;
                boolean waits = false;
                for (Duty other : dutiesOf(duty.order(), term, t)) {
                    Activation opened = doneOrDue(other, t);
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
                yield window == null || window.overdueFrom().isAfter(t)
                        ? null
                        : new Activation(window.overdueFrom(), null);
            }
            case Trigger.AnyOf(List<Trigger> triggers) ->
                triggers.stream()
                        .map(each -> triggered(duty, each, t))
                        .filter(Objects::nonNull)
                        .min(comparing(Activation::since))
                        .orElse(null);
        };
    }

    /** Returns the facts that can trigger the term for this obligor. */
    private List<DatedFact> triggers(Duty duty, Trigger.FactRecorded fact, Instant t) {
        Instant from = actsCountFrom(duty.order(), duty.term(), t);
        return facts(t).stream()
                .filter(dated -> fact.facts().contains(dated.fact().factName()))
                .filter(dated -> !dated.at().isBefore(from))
                .filter(dated -> !fact.addressed() || addresses(dated, duty.order(), duty.term(), duty.party(), t))
                .filter(dated -> fact.before() == null || isBefore(dated, fact.before(), t))
                .toList();
    }

    private boolean isBefore(DatedFact dated, EventKey event, Instant t) {
        CourtTime set = setFor(event, t, any -> true);
        return set == null || dated.when().on().isBefore(set.on());
    }

    private List<Duty> dutiesOf(OrderId order, TermId term, Instant t) {
        return order(order, t).terms().stream()
                .filter(each -> each.id().equals(term))
                .flatMap(each -> duties(order, each, t).stream())
                .toList();
    }

    /** Returns the moment from which nobody owes the duty, because it ended or was excused. */
    private @Nullable Instant relievedAt(Duty duty, Instant t) {
        End end = end(duty, t);
        if (!excused(duty, t)) {
            return end == null ? null : end.at();
        }
        Instant excused = facts(t).stream()
                .map(DatedFact::at)
                .filter(at -> excused(duty, at))
                .findFirst()
                .orElseThrow();
        return end == null || excused.isBefore(end.at()) ? excused : end.at();
    }

    /** Returns the first act of another term's duty or the start of its due day, whichever is earlier. */
    private @Nullable Activation doneOrDue(Duty duty, Instant t) {
        var acts = acts(duty, t);
        Activation done = acts.isEmpty()
                ? null
                : new Activation(acts.getFirst().at(), acts.getFirst().seq());
        Last last = moved(duty, t, any -> true).inForce();
        if (last != null && !startOf(last.on()).isAfter(t)) {
            Activation due = new Activation(startOf(last.on()), null);
            return done == null || due.since().isBefore(done.since()) ? due : done;
        }
        return done;
    }

    // Due dates

    private DueDates window(Duty duty, List<Reading> readings, Instant t) {
        return settle(duty, computed(duty, readings, t, dated -> true), t);
    }

    /** Returns the due dates in force at a moment, and whether they apply. */
    private DueDates dates(Duty duty, Instant t) {
        if (!exists(duty, t)) {
            return DueDates.NONE;
        }
        DatedFact canceled = canceledAnchor(duty, t);
        DueDates dates = moved(duty, t, any -> true);
        if (dates.waits() == StatusCause.EVENT_CANCELED && canceled != null) {
            // A duty past due when its event was taken off calendar keeps its date.
            Instant before = canceled.at().minusNanos(1);
            DueDates then = dates(duty, before);
            return activation(duty, before) != null && then.allPast(canceled.at())
                    ? new DueDates(then.readings(), StatusCause.EVENT_CANCELED, then.applies())
                    : dates;
        }
        Last latest = dates.latest();
        if (latest == null) {
            return dates;
        }
        Activation activation = activation(duty, t);
        boolean bindingInTime = activation == null || activation.since().isBefore(latest.overdueFrom());
        DatedFact mover = mover(duty, t);
        boolean movedInTime = mover == null
                || !exists(duty, mover.at().minusNanos(1))
                || !latest.on().isBefore(dayOf(mover.at()));
        boolean passedMeanwhile = false;
        if (!latest.overdueFrom().isAfter(t)) {
            Object then = suspended(duty, latest.overdueFrom().minusNanos(1));
            passedMeanwhile = then != null && !then.equals(suspended(duty, t));
        }
        return dates.appliesIf(bindingInTime && movedInTime && !passedMeanwhile);
    }

    /** Returns the end of the duty or the stay that suspends it; null if there is neither. */
    private @Nullable Object suspended(Duty duty, Instant t) {
        if (!exists(duty, t)) {
            return null;
        }
        End end = end(duty, t);
        return end != null ? end : stay(duty, t);
    }

    /** Returns the last extension or move that changed the latest date. */
    private @Nullable DatedFact mover(Duty duty, Instant t) {
        DatedFact mover = null;
        Last before = moved(duty, t, none -> false).latest();
        for (DatedFact dated : facts(t).stream()
                .filter(ReferenceEvaluation::moves)
                .sorted(BY_OCCURRENCE)
                .toList()) {
            Last after = moved(duty, t, other -> BY_OCCURRENCE.compare(other, dated) <= 0)
                    .latest();
            if (!Objects.equals(before, after)) {
                mover = dated;
            }
            before = after;
        }
        return mover;
    }

    /** Returns the date set last: by the order, by an extension or by a move of the event it is counted from. */
    private DueDates moved(Duty duty, Instant t, Predicate<DatedFact> moves) {
        List<Reading> readings = duty.term().due();
        DueDates date = settle(duty, computed(duty, readings, t, moves), t);
        DatedFact extension = null;
        for (DatedFact dated : facts(t, DeadlineExtended.class, extended -> true).stream()
                .filter(moves)
                .sorted(BY_OCCURRENCE)
                .toList()) {
            if (isExtensionOf(duty, dated, t)) {
                extension = dated;
            }
        }
        if (extension == null) {
            return date;
        }
        DatedFact extended = extension;
        DueDates then = computed(duty, readings, t, moves.and(other -> BY_OCCURRENCE.compare(other, extended) < 0));
        DueDates now = computed(
                duty,
                readings,
                t,
                moves.and(other -> !(other.fact() instanceof EventHeld) || BY_OCCURRENCE.compare(other, extended) < 0));
        if (!days(then).equals(days(now))) {
            return date;
        }
        DeadlineExtended to = (DeadlineExtended) extended.fact();
        Last last = dateCounting
                .afterGeneralOrders(
                        List.of(ReferenceDateCounting.end(
                                to.dueAt().on(), to.dueAt().time(), duty.term().delivery())),
                        true)
                .getFirst();
        return new DueDates(List.of(new DateReading("extended", last, false, null)), null, true);
    }

    private boolean isExtensionOf(Duty duty, DatedFact dated, Instant t) {
        DeadlineExtended extended = (DeadlineExtended) dated.fact();
        List<PartyId> owing = owing(duty, t);
        DatedFact entered = orders(t).stream()
                .filter(each -> ((OrderEntered) each.fact()).order().equals(duty.order()))
                .findFirst()
                .orElseThrow();
        return extended.term().term().equals(duty.term().id())
                && chain(duty.order(), duty.term().id(), t)
                        .contains(extended.term().order())
                && (extended.term().order().equals(duty.order()) || BY_VALID_TIME.compare(dated, entered) > 0)
                && (extended.parties().isEmpty() || owing.stream().anyMatch(extended.parties()::contains));
    }

    private static boolean moves(DatedFact dated) {
        return switch (dated.fact()) {
            case DeadlineExtended _, EventScheduled _, EventRescheduled _, EventCanceled _ -> true;
            default -> dated.fact() instanceof EventHeld;
        };
    }

    private static List<Object> days(DueDates dates) {
        var days = new ArrayList<Object>();
        for (DateReading reading : dates.readings()) {
            days.add(reading.last() == null ? "none" : reading.last().on());
        }
        days.add(String.valueOf(dates.waits()));
        return days;
    }

    /** Applies the last ruling, which rules out every reading that it does not name. */
    private DueDates settle(Duty duty, DueDates dates, Instant t) {
        var chain = chain(duty.order(), duty.term().id(), t);
        var rulings = facts(
                        t,
                        ReadingSettled.class,
                        ruling -> ruling.term().term().equals(duty.term().id())
                                && chain.contains(ruling.term().order())
                                && dates.readings().stream().anyMatch(reading -> isNamed(reading, ruling.reading())))
                .stream()
                .sorted(BY_OCCURRENCE)
                .toList();
        if (rulings.isEmpty()) {
            return dates;
        }
        String ruled = ((ReadingSettled) rulings.getLast().fact()).reading();
        var kept = new ArrayList<DateReading>();
        var out = new ArrayList<DateReading>();
        for (DateReading reading : dates.readings()) {
            boolean named = isNamed(reading, ruled);
            (named ? kept : out).add(new DateReading(reading.id(), reading.last(), !named, reading.waits()));
        }
        kept.addAll(out);
        return new DueDates(kept, kept.getFirst().waits(), true);
    }

    private static boolean isNamed(DateReading reading, String name) {
        return reading.id().equals(name) || reading.id().startsWith(name + ".");
    }

    /**
     * Returns each reading of the order combined with each reading of the calendar, the default first, considering only
     * some of the moves of events.
     */
    private DueDates computed(Duty duty, List<Reading> readings, Instant t, Predicate<DatedFact> moves) {
        var found = new ArrayList<DateReading>();
        for (Reading reading : readings) {
            var dates = new ArrayList<@Nullable Last>();
            StatusCause waits = dates(duty, reading.due(), t, moves, dates);
            if (waits != null) {
                dates.clear();
                dates.add(null);
            }
            var distinct = new ArrayList<>(new LinkedHashSet<>(dates));
            var ofReading = new ArrayList<DateReading>();
            for (int i = 0; i < distinct.size(); i++) {
                String id = distinct.size() == 1 ? reading.id() : reading.id() + "." + (i + 1);
                ofReading.add(new DateReading(id, distinct.get(i), false, waits));
            }
            found.addAll(reading.byDefault() ? 0 : found.size(), ofReading);
        }
        return new DueDates(found, found.getFirst().waits(), true);
    }

    /** Adds the dates, the default first. Returns why the rule gives no date yet; null if it gives one. */
    private @Nullable StatusCause dates(
            Duty duty, Due due, Instant t, Predicate<DatedFact> moves, List<@Nullable Last> dates) {
        switch (due) {
            case Due.Undated undated -> dates.add(null);
            case Due.Fixed fixed ->
                dates.addAll(dateCounting.afterGeneralOrders(
                        List.of(ReferenceDateCounting.end(
                                fixed.on(), fixed.at(), duty.term().delivery())),
                        true));
            case Due.EventDay(EventKey event) -> {
                DatedFact held = held(event, t, moves);
                CourtTime set = setFor(event, t, moves);
                if (held == null && set == null) {
                    return notSet(event, t, moves);
                }
                dates.add(ReferenceDateCounting.end(
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

    private StatusCause notSet(EventKey event, Instant t, Predicate<DatedFact> moves) {
        return settings(event, t, moves).stream().anyMatch(dated -> dated.fact() instanceof EventCanceled)
                ? StatusCause.EVENT_CANCELED
                : StatusCause.EVENT_NOT_SCHEDULED;
    }

    private @Nullable StatusCause counted(
            Duty duty, Due.Counted counted, Instant t, Predicate<DatedFact> moves, List<@Nullable Last> dates) {
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
                Activation activation = triggered(duty, duty.term().trigger(), t);
                Long entry = activation == null ? null : activation.by();
                if (entry == null) {
                    return StatusCause.NOT_TRIGGERED;
                }
                DatedFact by = effective.stream()
                        .filter(dated -> dated.seq() == entry)
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
                    : dateCounting.afterGeneralOrders(
                            dateCounting.count(counted, from, duty.term().delivery(), byMail), false);
            if (counts.isEmpty()) {
                dates.add(null);
            }
            dates.addAll(counts);
        }
        return null;
    }

    /** Adds the dates of another term of the same order, for the same party or else for its first obligor. */
    private @Nullable StatusCause datesOf(
            Duty duty, TermId term, Instant t, Predicate<DatedFact> moves, List<@Nullable Last> dates) {
        var others = dutiesOf(duty.order(), term, t);
        if (others.isEmpty()) {
            return StatusCause.NOT_TRIGGERED;
        }
        Duty other = others.stream()
                .filter(each -> Objects.equals(each.party(), duty.party()))
                .findFirst()
                .orElse(others.getFirst());
        DueDates found = moved(other, t, moves);
        found.possible().forEach(reading -> dates.add(reading.last()));
        return found.waits();
    }

    // Performance

    /** Returns the acts that fit, by or on behalf of any obligor, ordered by valid time. */
    private List<DatedFact> acts(Duty duty, Instant t) {
        Instant from = actsCountFrom(duty.order(), duty.term(), t);
        List<PartyId> owing = owing(duty, t);
        return facts(t).stream()
                .filter(dated -> !dated.at().isBefore(from))
                .filter(dated -> fits(duty, dated, t))
                .filter(dated ->
                        ((PartyAct) dated.fact()).actors().onBehalfOf().stream().anyMatch(owing::contains))
                .toList();
    }

    private boolean fits(Duty duty, DatedFact dated, Instant t) {
        var chain = chain(duty.order(), duty.term().id(), t);
        Fact fact = dated.fact();
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
        List<DatedFact> offers = duty.trigger() != null
                ? offerOf(duty, t)
                : duty.term().trigger() instanceof Trigger.FactRecorded trigger
                        ? triggers(duty, trigger, t).stream()
                                .filter(dated -> dated.fact() instanceof Offer)
                                .toList()
                        : List.of();
        return offers.stream()
                .anyMatch(offered -> ((Offer) offered.fact()).offer().equals(answer.answers()));
    }

    private @Nullable Done done(Duty duty, Instant t) {
        if (duty.isProhibition() || duty.term().evidenceOnly()) {
            return null;
        }
        List<DatedFact> acts = acts(duty, t);
        if (acts.isEmpty()) {
            return null;
        }
        List<PartyId> actors = requiredToAct(duty, t);
        return duty.term().owedBy().how() == Obligor.How.TOGETHER
                ? byActsOfEach(duty, actors, acts, t)
                : byOneAct(duty, actors, acts, t);
    }

    private static List<PartyId> onBehalfOf(DatedFact act) {
        return ((PartyAct) act.fact()).actors().onBehalfOf();
    }

    /** Returns the parties that had joined when the act was done. */
    private List<PartyId> present(List<PartyId> parties, DatedFact act, Instant t) {
        return parties.stream()
                .filter(party -> facts(
                                t, PartyJoined.class, joined -> joined.party().equals(party))
                        .stream()
                        .anyMatch(joined -> !joined.at().isAfter(act.at())))
                .toList();
    }

    /**
     * Returns the first act with which every required party has acted. Required are the parties that had joined by then
     * or, if none had, those that had to act then or, if the duty did not exist yet, all of these parties.
     */
    private @Nullable DatedFact allActed(Duty duty, List<PartyId> parties, List<DatedFact> acts, Instant t) {
        var acted = new HashSet<PartyId>();
        for (DatedFact act : acts) {
            acted.addAll(onBehalfOf(act));
            List<PartyId> required = present(parties, act, t);
            if (required.isEmpty()) {
                required = exists(duty, act.at()) ? requiredToAct(duty, act.at()) : parties;
            }
            if (acted.containsAll(required)) {
                return act;
            }
        }
        return null;
    }

    /** One act in form performs the duty, once every required party has acted. */
    private Done byOneAct(Duty duty, List<PartyId> actors, List<DatedFact> acts, Instant t) {
        DatedFact joinedIn = allActed(duty, actors, acts, t);
        List<Attempt> attempts = attempts(duty, acts, t);
        Attempt first = attempts.getFirst();
        Attempt decisive = null;
        DatedFact completed = null;
        for (Attempt attempt : attempts) {
            DatedFact inForm = attempt.inForm();
            if (inForm != null && joinedIn != null) {
                DatedFact later = BY_VALID_TIME.compare(inForm, joinedIn) < 0 ? joinedIn : inForm;
                if (completed == null || BY_VALID_TIME.compare(later, completed) < 0) {
                    decisive = attempt;
                    completed = later;
                }
            }
        }
        var unmet = new LinkedHashSet<Unmet>(first.unmet());
        if (decisive != null && !decisive.equals(first)) {
            unmet.clear();
            for (Unmet one : first.unmet()) {
                DatedFact cure = Objects.requireNonNull(decisive.inForm());
                unmet.add(one.curedBy() == null ? new Unmet(one.words(), one.entry(), cure.seq()) : one);
            }
            unmet.addAll(decisive.unmet());
        }
        DatedFact begun = acts.getFirst();
        if (duty.party() == null && !begun.equals(joinedIn)) {
            unmet.add(new Unmet(
                    duty.term().citation().quotation(), begun.seq(), joinedIn == null ? null : joinedIn.seq()));
        }
        return completed == null
                ? new Done(false, begun, false, List.copyOf(unmet))
                : new Done(true, completed, false, List.copyOf(unmet));
    }

    /**
     * Every obligor has to act in form. An attempt's deficiencies are cured when all its parties have acted in form.
     */
    private Done byActsOfEach(Duty duty, List<PartyId> actors, List<DatedFact> acts, Instant t) {
        List<Attempt> attempts = attempts(duty, acts, t);
        DatedFact completed = allInForm(duty, actors, attempts, t);
        var unmet = new LinkedHashSet<Unmet>();
        for (Attempt attempt : attempts) {
            if (attempt.acts().stream().flatMap(act -> onBehalfOf(act).stream()).noneMatch(actors::contains)) {
                continue;
            }
            List<PartyId> madeFor = owing(duty, t).stream()
                    .filter(party -> attempt.acts().stream()
                            .anyMatch(act -> onBehalfOf(act).contains(party)))
                    .toList();
            DatedFact done = allInForm(duty, madeFor, attempts, t);
            if (done == null || BY_VALID_TIME.compare(attempt.acts().getFirst(), done) <= 0) {
                for (Unmet one : attempt.unmet()) {
                    unmet.add(
                            done == null || one.curedBy() != null
                                    ? one
                                    : new Unmet(one.words(), one.entry(), done.seq()));
                }
            }
        }
        if (completed != null) {
            return new Done(true, completed, false, List.copyOf(unmet));
        }
        boolean waits = unmet.stream().allMatch(one -> one.curedBy() != null);
        return new Done(false, acts.getFirst(), waits, List.copyOf(unmet));
    }

    /** Returns the act with which all of these parties had acted in form. */
    private @Nullable DatedFact allInForm(Duty duty, List<PartyId> parties, List<Attempt> attempts, Instant t) {
        var acted = new HashSet<PartyId>();
        for (Attempt attempt : attempts.stream()
                .filter(each -> each.inForm() != null)
                .sorted(comparing(each -> Objects.requireNonNull(each.inForm()), BY_VALID_TIME))
                .toList()) {
            DatedFact inForm = Objects.requireNonNull(attempt.inForm());
            attempt.acts().forEach(act -> acted.addAll(onBehalfOf(act)));
            List<PartyId> required = present(parties, inForm, t);
            if (required.isEmpty()) {
                required = exists(duty, inForm.at()) ? requiredToAct(duty, inForm.at()) : parties;
            }
            if (acted.containsAll(required)) {
                return inForm;
            }
        }
        return null;
    }

    /**
     * An act and the acts that cure it.
     *
     * @param inForm the act with which every requirement was met; null if one is not met
     */
    private record Attempt(List<DatedFact> acts, @Nullable DatedFact inForm, List<Unmet> unmet) {}

    private List<Attempt> attempts(Duty duty, List<DatedFact> acts, Instant t) {
        var attempts = new ArrayList<List<DatedFact>>();
        for (DatedFact act : acts) {
            Long cures = act.fact().circumstances().cures();
            List<DatedFact> cured = attempts.stream()
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

    /** A requirement is met if one act meets it, and unmet if one act fails it and none meets it. */
    private Attempt attempt(Duty duty, List<DatedFact> acts, Instant t) {
        DatedFact inForm = null;
        var unmet = new ArrayList<Unmet>();
        for (int i = 0; i < acts.size() && inForm == null; i++) {
            List<DatedFact> soFar = acts.subList(0, i + 1);
            if (duty.term().requirements().stream().noneMatch(requirement -> isUnmet(requirement, duty, soFar, t))) {
                inForm = acts.get(i);
            }
        }
        for (Requirement requirement : duty.term().requirements()) {
            DatedFact failing = acts.stream()
                    .filter(act -> isMet(requirement, duty, act, t) != null)
                    .findFirst()
                    .filter(act -> Boolean.FALSE.equals(isMet(requirement, duty, act, t)))
                    .orElse(null);
            if (failing != null) {
                Long cure = acts.stream()
                        .filter(act -> Boolean.TRUE.equals(isMet(requirement, duty, act, t)))
                        .map(DatedFact::seq)
                        .findFirst()
                        .orElse(null);
                unmet.add(new Unmet(requirement.words(), failing.seq(), cure));
            }
        }
        return new Attempt(acts, inForm, unmet);
    }

    private boolean isUnmet(Requirement requirement, Duty duty, List<DatedFact> acts, Instant t) {
        var met = acts.stream().map(act -> isMet(requirement, duty, act, t)).toList();
        return met.contains(false) && !met.contains(true);
    }

    // Form requirements

    /**
     * Returns whether the act meets the requirement; null if that is not recorded or the requirement does not apply.
     */
    private @Nullable Boolean isMet(Requirement requirement, Duty duty, DatedFact act, Instant t) {
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
                        .filter(dated -> dated.fact().factName().equals(preceded.fact()))
                        .anyMatch(dated -> !dated.when().on().isAfter(act.when().on()));
        };
    }

    private static @Nullable List<Attendee> attendees(Fact fact) {
        return attribute(fact, "attendees") instanceof List<?> list
                ? list.stream().map(each -> (Attendee) each).toList()
                : null;
    }

    /** The requirement applies if it fits one obligor for whom the court did not lift it. */
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
                    .sorted(BY_OCCURRENCE)
                    .toList();
            return !decisions.isEmpty()
                    && ((AttendanceExcusalDecided) decisions.getLast().fact()).granted();
        });
    }

    /** Returns an attribute of a fact; null if it has none or it is not recorded. */
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

    // Lateness

    /**
     * Returns the lateness under the dates in force at the time of the act and now; null if timely under one reading.
     */
    private @Nullable Lateness lateness(Duty duty, DatedFact act, DueDates now) {
        if (act.fact() instanceof AttendanceRecorded attended && attended.arrivedTime() != null) {
            CourtTime set = setFor(attended.event(), act.at(), dated -> true);
            if (set != null
                    && set.time() != null
                    && set.on().equals(act.when().on())
                    && attended.arrivedTime().isAfter(set.time())) {
                return new Lateness(0, minutes(set.time(), attended.arrivedTime()));
            }
        }
        boolean owed = exists(duty, act.at());
        DueDates then = owed ? dates(duty, act.at()) : now;
        boolean early = owed && activation(duty, act.at()) == null;
        if (early || isInTime(then, act) || (now.applies() && isInTime(now, act))) {
            return null;
        }
        Last latest = Stream.of(then, now)
                .filter(DueDates::applies)
                .map(DueDates::latest)
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

    private static boolean isInTime(DueDates dates, DatedFact act) {
        return !dates.applies()
                || dates.possible().isEmpty()
                || dates.possible().stream().anyMatch(reading -> {
                    Last last = reading.last();
                    return last == null
                            || act.at().isBefore(last.overdueFrom())
                            || (act.when().time() == null && !act.when().on().isAfter(last.on()));
                });
    }

    // Status

    private Expected evaluate(Duty duty, Instant t) {
        End end = end(duty, t);
        Done done = done(duty, t);
        boolean complete = done != null && done.complete();
        // A duty that ended without performance keeps its state at the end.
        Instant evaluatedAt = end == null || complete || !exists(duty, end.at()) ? t : end.at();
        Activation activation = activation(duty, evaluatedAt);
        DueDates dates = dates(duty, evaluatedAt);
        Lateness lateness = done == null || done.waits() ? null : lateness(duty, done.decided(), dates);
        var unmet = new HashSet<Unmet>(done == null ? List.of() : done.unmet());
        StatusCause cause = null;
        ObligationStatus status;
        var breaches = breaches(duty, t);
        DatedFact canceled = canceledAnchor(duty, t);
        if (!breaches.isEmpty()) {
            status = ObligationStatus.DEFICIENT;
            breaches.forEach(
                    breach -> unmet.add(new Unmet(duty.term().citation().quotation(), breach.seq(), null)));
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
            status = ended(duty, end, dates, activation != null);
        } else if (stayed(duty, t)) {
            status = ObligationStatus.DORMANT;
            cause = StatusCause.STAYED;
        } else if (activation == null) {
            status = ObligationStatus.DORMANT;
            cause = triggerStricken(duty, t) ? StatusCause.TRIGGER_STRICKEN : StatusCause.NOT_TRIGGERED;
        } else if (dates.waits() == StatusCause.EVENT_CANCELED && canceled != null && dates.allPast(canceled.at())) {
            cause = StatusCause.EVENT_CANCELED;
            status = duty.term().modality() == Modality.MUST ? ObligationStatus.UNPERFORMED : ObligationStatus.LAPSED;
        } else if (dates.waits() != null) {
            status = ObligationStatus.DORMANT;
            cause = dates.waits();
        } else if (dates.allPast(t) && !duty.isProhibition()) {
            status = duty.term().modality() == Modality.MUST ? ObligationStatus.OVERDUE : ObligationStatus.LAPSED;
        } else {
            status = ObligationStatus.OPEN;
        }
        var readings = new HashSet<Instant>();
        dates.possible().stream()
                .map(DateReading::last)
                .filter(Objects::nonNull)
                .forEach(last -> readings.add(last.overdueFrom()));
        Last inForce = dates.inForce();
        return new Expected(
                duty.id(),
                remaining(duty, t).isEmpty() ? owing(duty, t) : remaining(duty, t),
                activation == null ? null : activation.by(),
                status,
                cause,
                inForce == null ? null : inForce.overdueFrom(),
                readings,
                activation == null ? null : dayOf(activation.since()),
                end == null ? null : dayOf(end.at()),
                status == ObligationStatus.EXCUSED ? null : lateness,
                unmet,
                done == null || !complete ? Set.of() : Set.of(done.decided().seq()));
    }

    private ObligationStatus ended(Duty duty, End end, DueDates dates, boolean activation) {
        if (!activation && !duty.isProhibition()) {
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

    private List<DatedFact> breaches(Duty duty, Instant t) {
        if (!duty.isProhibition()) {
            return List.of();
        }
        Activation activation = activation(duty, t);
        return acts(duty, t).stream()
                .filter(act -> activation != null
                        && !act.at().isBefore(activation.since())
                        && end(duty, act.at()) == null
                        && !stayed(duty, act.at())
                        && !excused(duty, act.at()))
                .toList();
    }

    /** Returns the cancellation of the event that the duty's date is counted from. */
    private @Nullable DatedFact canceledAnchor(Duty duty, Instant t) {
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
                .anyMatch(dated -> !dated.at().isAfter(t)
                        && isStrickenTrigger(duty, duty.term().trigger(), dated, t));
    }

    private boolean isStrickenTrigger(Duty duty, Trigger trigger, DatedFact dated, Instant t) {
        return switch (trigger) {
            case Trigger.FactRecorded fact ->
                fact.facts().contains(dated.fact().factName())
                        && (duty.trigger() == null || duty.trigger() == dated.seq())
                        && (fact.before() == null || isBefore(dated, fact.before(), t))
                        && !dated.at().isBefore(actsCountFrom(duty.order(), duty.term(), t))
                        && (!fact.addressed() || addresses(dated, duty.order(), duty.term(), duty.party(), t));
            case Trigger.AnyOf(List<Trigger> triggers) ->
                triggers.stream().anyMatch(each -> isStrickenTrigger(duty, each, dated, t));
            case Trigger.OrderInForce _, Trigger.TermDone _, Trigger.WindowElapsed _ -> false;
        };
    }

    private static LocalDate dayOf(Instant at) {
        return at.atZone(ReferenceDateCounting.ZONE).toLocalDate();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ReferenceDateCounting.ZONE).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
