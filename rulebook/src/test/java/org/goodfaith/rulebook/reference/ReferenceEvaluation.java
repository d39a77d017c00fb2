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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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
import org.goodfaith.events.Limits;
import org.goodfaith.events.Names;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.NonpartyActRecorded;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OccasionId;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferAnswer;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.OrderCopyProvided;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseDischarged;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PartyServed;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.ReadingSettled;
import org.goodfaith.events.RecurrenceFact;
import org.goodfaith.events.SanctionImposed;
import org.goodfaith.events.Service;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.ShowCauseResponseFiled;
import org.goodfaith.events.Side;
import org.goodfaith.events.StayEffect;
import org.goodfaith.events.StayLifted;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.reference.ReferenceDateCounting.Last;
import org.goodfaith.rulebook.reference.ReferenceOccasions.Round;
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
    record DatedFact(long seq, Instant at, Fact fact) {

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
            @Nullable Long trigger,
            @Nullable EventKey event,
            int number,
            boolean again,
            @Nullable Integer period) {

        /** One term without an obligor, of no particular occasion. */
        Duty(OrderId order, Term term) {
            this(order, term, null, null, null, 0, false, null);
        }

        ObligationId id() {
            ObligationId id = nonparty()
                    ? ObligationId.of(
                            order,
                            term.id(),
                            Objects.requireNonNull(term.owedBy().nonparty()),
                            trigger)
                    : ObligationId.of(order, term.id(), party, trigger);
            ObligationId bound = again && trigger == null ? id.again(number) : id;
            return period == null ? bound : bound.inPeriod(period);
        }

        Duty of(@Nullable PartyId obligor) {
            return new Duty(order, term, obligor, trigger, event, number, again, period);
        }

        Duty triggeredBy(Long entry) {
            return new Duty(order, term, party, entry, event, number, again, period);
        }

        Duty inPeriod(int one) {
            return new Duty(order, term, party, trigger, event, number, again, one);
        }

        Duty whole() {
            return new Duty(order, term, party, trigger, event, number, again, null);
        }

        boolean nonparty() {
            return term.owedBy().nonparty() != null;
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
            List<DateReading> readings, @Nullable StatusCause waits, boolean applies, boolean extended) {

        DueDates(List<DateReading> readings, @Nullable StatusCause waits, boolean applies) {
            this(readings, waits, applies, false);
        }

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
            return new DueDates(readings, waits, applies && can, extended);
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
    private final Map<Asked, Optional<Duty>> openBefore = new HashMap<>();

    /** Which duty of a term and obligor was open when the court acted. */
    private record Asked(
            long granted,
            OrderId order,
            Term term,
            @Nullable PartyId party,
            int number,
            boolean again) {}

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
            (isStruck(entry, known) ? stricken : effective)
                    .add(new DatedFact(
                            entry.sequence(), heldThatDay(fact, known).orElse(at), fact));
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
        dateCounting = new ReferenceDateCounting(record.opened().court(), closures);
    }

    private static boolean isStruck(Entry entry, List<Entry> known) {
        return known.stream()
                .anyMatch(other -> other.fact() instanceof EntryStricken strike && strike.entry() == entry.sequence());
    }

    /** A date set at an unknown time of the day on which the event was held counts from the holding. */
    private static Optional<Instant> heldThatDay(Fact fact, List<Entry> known) {
        EventKey event = fact instanceof EventScheduled set
                ? set.event()
                : fact instanceof EventRescheduled moved ? moved.event() : null;
        CourtTime when = fact.circumstances().occurredAt();
        return event == null || when.time() != null
                ? Optional.empty()
                : known.stream()
                        .filter(entry -> entry.fact() instanceof EventHeld held
                                && held.event().equals(event)
                                && !isStruck(entry, known))
                        .map(entry -> entry.fact().circumstances().occurredAt())
                        .filter(held -> held.on().equals(when.on()))
                        .map(held -> held.startsAt(ReferenceDateCounting.ZONE))
                        .max(naturalOrder());
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

    /** Returns the orders; an order to show cause counts as an order with the duties to respond. */
    private List<DatedFact> orders(Instant t) {
        return facts(t).stream()
                .flatMap(dated -> switch (dated.fact()) {
                    case OrderEntered order -> Stream.of(dated);
                    case OrderToShowCauseIssued issued ->
                        Stream.of(new DatedFact(dated.seq(), dated.at(), issued.asOrder()));
                    default -> Stream.<DatedFact>empty();
                })
                .toList();
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
        for (Duty round : boundTo(order, term, t)) {
            duties.addAll(duties(round, t));
        }
        return duties;
    }

    /** Returns a duty without an obligor for each occasion that the term binds. */
    private List<Duty> boundTo(OrderId id, Term term, Instant t) {
        OrderEntered order = order(id, t);
        EventKey event = ReferenceOccasions.events(order, term).findFirst().orElse(null);
        if (event == null) {
            return List.of(new Duty(id, term));
        }
        List<Round> rounds = ReferenceOccasions.rounds(event, facts(t));
        int first = firstRound(order, term, rounds, t);
        var bound = new ArrayList<Duty>();
        bound.add(new Duty(id, term, null, null, event, first, false, null));
        for (int number = first + 1;
                number <= rounds.size() && !ReferenceOccasions.isDatedByOrder(order, term);
                number++) {
            Round round = rounds.get(number - 1);
            Instant begun = round.begun().at();
            boolean ended =
                    orderEnds(id, term, t).stream().anyMatch(end -> !end.at().isAfter(begun));
            boolean taken = number > first + 1 && takeover(id, rounds.get(number - 2)) != null;
            if (ended || taken || (round.isBegunByOrder() && !round.isSetBy(id))) {
                break;
            }
            bound.add(new Duty(id, term, null, null, event, number, true, null));
        }
        return bound;
    }

    private static @Nullable DatedFact takeover(OrderId order, Round round) {
        return round.ofOrders().stream()
                .filter(dated -> !order.equals(ReferenceOccasions.orderOf(dated)))
                .findFirst()
                .orElse(null);
    }

    private int firstRound(OrderEntered order, Term term, List<Round> rounds, Instant t) {
        Instant entered = entered(order.order(), t).at();
        Instant made = inForceSince(order, t);
        var begun = rounds.stream()
                .filter(round -> !round.begun().at().isAfter(entered))
                .toList();
        if (begun.isEmpty()) {
            return 1;
        }
        Round last = begun.getLast();
        DatedFact over = last.over();
        boolean ahead = over == null || over.at().isAfter(made);
        boolean setsNone = rounds.stream().noneMatch(round -> round.isSetBy(order.order()));
        boolean looksBack = last.place() != null && setsNone && ReferenceOccasions.countsForward(order, term);
        return ahead || looksBack || last.isSetBy(order.order()) ? begun.size() : begun.size() + 1;
    }

    private Instant inForceSince(OrderEntered order, Instant t) {
        Instant entered = entered(order.order(), t).at();
        Instant dated = startOf(order.datedOn());
        return dated.isBefore(entered) ? dated : entered;
    }

    /** Returns the duties of one occasion: for each obligor, one per period or one per trigger. */
    private List<Duty> duties(Duty round, Instant t) {
        var duties = new ArrayList<Duty>();
        Term term = round.term();
        List<Trigger> recurring = recurring(term.trigger());
        for (@Nullable PartyId party : obligorsOf(round.order(), term, t)) {
            Duty plain = round.of(party);
            if (term.every().isPresent()) {
                duties.addAll(periods(plain, t));
                continue;
            }
            var own = new TreeSet<Long>();
            for (Trigger trigger : recurring) {
                creating(plain, trigger, t).forEach(dated -> own.add(dated.seq()));
            }
            own.forEach(entry -> duties.add(plain.triggeredBy(entry)));
            if (own.isEmpty() || otherwise(term.trigger())) {
                duties.add(plain);
            }
        }
        return duties;
    }

    private static List<Trigger> recurring(Trigger trigger) {
        return switch (trigger) {
            case Trigger.FactRecorded fact when fact.recurring() -> List.of(fact);
            case Trigger.TermPerformed performed when performed.recurring() -> List.of(performed);
            case Trigger.AnyOf(List<Trigger> triggers) ->
                triggers.stream().flatMap(each -> recurring(each).stream()).toList();
            default -> List.of();
        };
    }

    /** Returns whether a part of the trigger is not recurring. */
    private static boolean otherwise(Trigger trigger) {
        return trigger instanceof Trigger.AnyOf(List<Trigger> triggers)
                ? triggers.stream().anyMatch(ReferenceEvaluation::otherwise)
                : recurring(trigger).isEmpty();
    }

    /** Returns the entries, stricken or not, that each create a duty for this obligor. */
    private List<DatedFact> creating(Duty duty, Trigger trigger, Instant t) {
        List<DatedFact> all = Stream.concat(effective.stream(), stricken.stream())
                .filter(dated -> !dated.at().isAfter(t))
                .toList();
        if (trigger instanceof Trigger.FactRecorded fact) {
            Instant from = actsCountFrom(duty.order(), duty.term(), t);
            return all.stream()
                    .filter(dated -> fact.facts().contains(dated.fact().factName()))
                    .filter(dated -> !dated.at().isBefore(from))
                    .filter(dated -> fact.before() == null || isBefore(dated, fact.before(), duty, t))
                    .filter(dated -> concerns(dated, duty, t))
                    .filter(dated -> !fact.addressed() || addresses(dated, duty.order(), duty.term(), duty.party(), t))
                    .toList();
        }
        Trigger.TermPerformed performed = (Trigger.TermPerformed) trigger;
        var found = new ArrayList<DatedFact>();
        for (Duty other : otherTerm(duty, performed.order(), performed.term(), t)) {
            List<PartyId> owing = owing(other.order(), other.term(), t);
            Instant from = actsCountFrom(other.order(), other.term(), t);
            all.stream()
                    .filter(dated -> !dated.at().isBefore(from) && fits(other, dated, t))
                    .filter(dated -> concerns(dated, duty, t))
                    .filter(dated ->
                            other.nonparty() || onBehalfOf(dated).stream().anyMatch(owing::contains))
                    .filter(dated -> duty.party() == null
                            || !owing.contains(duty.party())
                            || onBehalfOf(dated).contains(duty.party()))
                    .forEach(found::add);
        }
        return found;
    }

    // Periods

    private List<Duty> periods(Duty whole, Instant t) {
        LocalDate from = firstDay(whole, t);
        if (from == null) {
            return List.of(whole.inPeriod(1));
        }
        End end = end(whole, t);
        var periods = new ArrayList<Duty>();
        int first = firstOwed(whole, from, t);
        for (int period = first; period <= Limits.PERIODS_MAX; period++) {
            periods.add(whole.inPeriod(period));
            if (period > first && begins(whole, from, period).isAfter(end == null ? t : end.at())) {
                break;
            }
        }
        return periods;
    }

    private static LocalDate periodEnd(Duty duty, LocalDate from, int period) {
        Due.Every every = duty.term().every().orElseThrow();
        long units = (long) period * every.amount();
        return switch (every.unit()) {
            case MONTHS -> from.plusMonths(units);
            case WEEKS -> from.plusDays(7 * units);
            default -> from.plusDays(units);
        };
    }

    private static Instant begins(Duty duty, LocalDate from, int period) {
        return startOf(period == 1 ? from : periodEnd(duty, from, period - 1).plusDays(1));
    }

    private static int periodAt(Duty duty, LocalDate from, LocalDate day) {
        int period = 1;
        while (period < Limits.PERIODS_MAX && periodEnd(duty, from, period).isBefore(day)) {
            period++;
        }
        return period;
    }

    private int firstOwed(Duty duty, LocalDate from, Instant t) {
        List<PartyId> owing = owing(duty, t);
        LocalDate since = order(duty.order(), t).datedOn();
        LocalDate bound = owing.stream()
                .map(party -> dayOf(Objects.requireNonNull(boundSince(party, t))))
                .min(naturalOrder())
                .orElse(since);
        return periodAt(duty, from, bound.isBefore(since) ? since : bound);
    }

    /** Returns the day the first period is counted from; null if it is not known. */
    private @Nullable LocalDate firstDay(Duty duty, Instant t) {
        Duty whole = duty.whole();
        if (activation(whole, t) == null) {
            return null;
        }
        Due.Every every = duty.term().every().orElseThrow();
        return switch (every.from()) {
            case Anchor.TermDue(TermId term) -> {
                Duty other = counterpart(duty, term, t);
                Last due = other == null ? null : dates(other, t).inForce();
                yield due == null ? null : due.on();
            }
            default -> {
                var froms = new ArrayList<@Nullable CourtTime>();
                StatusCause waits = froms(whole, every.from(), t, any -> true, froms);
                yield waits != null || froms.getFirst() == null
                        ? null
                        : froms.getFirst().on();
            }
        };
    }

    /** Returns the acts that count for the duty's period, of all acts that fit its term. */
    private List<DatedFact> ofPeriod(Duty duty, List<DatedFact> acts, Instant t) {
        LocalDate from = duty.period() == null ? null : firstDay(duty, t);
        if (duty.period() == null) {
            return acts;
        }
        if (from == null) {
            return List.of();
        }
        List<PartyId> owing = owing(duty, t);
        Map<Long, Integer> periodOf = new LinkedHashMap<>();
        for (DatedFact act : acts) {
            Integer named = act.fact() instanceof PerformanceRecorded f
                    ? f.period()
                    : act.fact() instanceof NonpartyActRecorded f ? f.period() : null;
            Long cures = act.fact().circumstances().cures();
            if (named == null && cures != null) {
                named = periodOf.get(cures);
            }
            int first = firstOwed(duty, from, t);
            int last = Math.max(first, periodAt(duty, from, act.when().on()));
            for (int period = first; named == null && period <= last; period++) {
                int candidate = period;
                var acted = new HashSet<PartyId>();
                boolean any = false;
                for (DatedFact earlier : acts) {
                    if (periodOf.getOrDefault(earlier.seq(), 0) == candidate) {
                        acted.addAll(onBehalfOf(earlier));
                        any = true;
                    }
                }
                boolean covered = duty.nonparty()
                        ? any
                        : acted.containsAll(
                                onBehalfOf(act).stream().filter(owing::contains).toList());
                named = !covered || period == last ? Integer.valueOf(period) : null;
            }
            periodOf.put(act.seq(), Objects.requireNonNull(named));
        }
        return acts.stream()
                .filter(act -> duty.period().equals(periodOf.get(act.seq())))
                .toList();
    }

    // Recurrences

    /** Returns whether an extension or excusal, if the duty's term recurs, is about this duty of the term. */
    private boolean isAbout(Duty duty, DatedFact granted, Instant t) {
        boolean inPeriods = duty.term().every().isPresent();
        if (!inPeriods && recurring(duty.term().trigger()).isEmpty()) {
            return true;
        }
        RecurrenceFact fact = (RecurrenceFact) granted.fact();
        boolean earlier = !fact.term().order().equals(duty.order())
                && BY_VALID_TIME.compare(granted, entered(duty.order(), t)) < 0;
        if (inPeriods) {
            if (earlier || duty.period() == null) {
                return false;
            }
            Integer period = fact.period();
            if (period == null) {
                Duty open = openBefore(granted, duty);
                LocalDate from = open == null ? firstDay(duty, t) : null;
                period = open != null ? open.period() : Integer.valueOf(from == null ? 1 : firstOwed(duty, from, t));
            }
            return duty.period().equals(period);
        }
        if (fact.trigger() != null) {
            return fact.trigger() == creator(duty);
        }
        Duty asked = duty;
        if (earlier) {
            Term replaced = termOf(fact.term().order(), fact.term().term(), t).stream()
                    .findFirst()
                    .orElse(null);
            if (replaced == null) {
                return false;
            }
            asked = new Duty(
                    fact.term().order(),
                    replaced,
                    duty.party(),
                    duty.trigger(),
                    duty.event(),
                    duty.number(),
                    duty.again(),
                    null);
        }
        Duty open = openBefore(granted, asked);
        if (open == null) {
            open = siblings(asked, t).stream()
                    .filter(each -> each.trigger() != null
                            && !entry(each.trigger()).at().isBefore(granted.at()))
                    .findFirst()
                    .orElse(null);
        }
        return open != null && creator(open) == creator(duty);
    }

    private long creator(Duty duty) {
        return duty.trigger() == null ? entered(duty.order(), Instant.MAX).seq() : duty.trigger();
    }

    /** Returns the duties of the same term, occasion and obligor, the one of the order first. */
    private List<Duty> siblings(Duty duty, Instant t) {
        return duties(duty.order(), duty.term(), t).stream()
                .filter(each -> Objects.equals(each.party(), duty.party())
                        && Objects.equals(each.event(), duty.event())
                        && each.number() == duty.number()
                        && each.again() == duty.again())
                .sorted(comparing(
                        (Duty each) -> each.trigger() == null ? null : entry(each.trigger()),
                        nullsFirst(BY_VALID_TIME)))
                .toList();
    }

    /** Returns the duty that was open when the court acted: the earliest that was not performed and not excused. */
    private @Nullable Duty openBefore(DatedFact granted, Duty duty) {
        var asked = new Asked(granted.seq(), duty.order(), duty.term(), duty.party(), duty.number(), duty.again());
        if (!openBefore.containsKey(asked)) {
            Duty open = openAt(duty, granted.at().minusNanos(1));
            openBefore.put(asked, Optional.ofNullable(open));
        }
        return Objects.requireNonNull(openBefore.get(asked)).orElse(null);
    }

    private @Nullable Duty openAt(Duty duty, Instant t) {
        if (!exists(duty, t)) {
            return null;
        }
        List<Duty> siblings = siblings(duty, t);
        Duty ended = null;
        for (Duty each : siblings) {
            Long trigger = each.trigger();
            boolean waits = trigger == null
                    && each.period() == null
                    && !otherwise(each.term().trigger());
            boolean struck = trigger != null && stricken.stream().anyMatch(dated -> dated.seq() == trigger);
            Done done = waits || struck ? null : done(each, t);
            if (waits || struck || (done != null && done.complete()) || excused(each, t)) {
                continue;
            }
            if (end(each, t) == null) {
                return each;
            }
            ended = ended == null ? each : ended;
        }
        Integer last = siblings.isEmpty() ? null : siblings.getLast().period();
        return ended != null || last == null ? ended : siblings.getLast().inPeriod(last + 1);
    }

    // Other terms

    /** Returns another term, of the same order or one entered before it, as a duty without an obligor. */
    private List<Duty> otherTerm(Duty duty, @Nullable OrderId order, TermId term, Instant t) {
        if (order == null) {
            return termOf(duty.order(), term, t).stream()
                    .map(each -> new Duty(duty.order(), each))
                    .toList();
        }
        long own = entered(duty.order(), t).seq();
        return orders(t).stream()
                .filter(dated -> ((OrderEntered) dated.fact()).order().equals(order) && dated.seq() < own)
                .flatMap(dated -> termOf(order, term, t).stream())
                .map(each -> new Duty(order, each))
                .toList();
    }

    private List<Term> termOf(OrderId order, TermId term, Instant t) {
        return order(order, t).terms().stream()
                .filter(each -> each.id().equals(term))
                .toList();
    }

    private DatedFact entered(OrderId order, Instant t) {
        return orders(t).stream()
                .filter(dated -> ((OrderEntered) dated.fact()).order().equals(order))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the act by which the party or, if it does not owe the other term, its last obligor performed it. */
    private @Nullable DatedFact performed(Duty duty, @Nullable OrderId order, TermId term, Instant t) {
        List<Duty> others = ofOneOccasion(
                duty,
                otherTerm(duty, order, term, t).stream()
                        .flatMap(each -> duties(each.order(), each.term(), t).stream())
                        .toList(),
                t);
        List<Duty> own = others.stream()
                .filter(each -> each.party() != null && each.party().equals(duty.party()))
                .toList();
        List<Duty> counted = own.isEmpty() ? others : own;
        DatedFact last = null;
        for (PartyId party :
                new LinkedHashSet<>(counted.stream().map(Duty::party).toList())) {
            DatedFact first = null;
            boolean waits = false;
            for (Duty other : counted) {
                if (Objects.equals(other.party(), party)) {
                    List<DatedFact> acts = acts(other, t);
                    if (acts.isEmpty()) {
                        waits |= relievedAt(other, t) == null;
                    } else if (first == null || BY_VALID_TIME.compare(acts.getFirst(), first) < 0) {
                        first = acts.getFirst();
                    }
                }
            }
            if (first == null && waits) {
                return null;
            }
            if (first != null && (last == null || BY_VALID_TIME.compare(last, first) < 0)) {
                last = first;
            }
        }
        return last;
    }

    // Stays

    /** A stay of an order; {@code lifted} is null while it runs, {@code effect} if neither order says. */
    private record Stay(
            DatedFact begun,
            @Nullable DatedFact lifted,
            @Nullable StayEffect effect) {}

    private List<Stay> stays(OrderId order, Instant t) {
        var stays = new ArrayList<Stay>();
        DatedFact begun = null;
        for (DatedFact dated : facts(t)) {
            if (begun == null
                    && dated.fact() instanceof ProceedingsStayed f
                    && f.orders().contains(order)) {
                begun = dated;
            } else if (begun != null && dated.fact() instanceof StayLifted f) {
                stays.add(new Stay(begun, dated, f.effect() != null ? f.effect() : effect(begun)));
                begun = null;
            }
        }
        if (begun != null) {
            stays.add(new Stay(begun, null, effect(begun)));
        }
        return stays;
    }

    private static @Nullable StayEffect effect(DatedFact stay) {
        return ((ProceedingsStayed) stay.fact()).effect();
    }

    /** Returns what the stays made of a date, the default reading first. */
    private List<@Nullable Last> afterStays(
            @Nullable Last date, Duty duty, @Nullable LocalDate startedOn, Instant t, Predicate<Stay> which) {
        List<@Nullable Last> dates = new ArrayList<>();
        dates.add(date);
        for (Stay stay : stays(duty.order(), t)) {
            if (!which.test(stay)) {
                continue;
            }
            List<@Nullable Last> next = new ArrayList<>();
            for (Last each : dates) {
                boolean runs = each != null
                        && each.overdueFrom().isAfter(stay.begun().at())
                        && (startedOn == null
                                || stay.lifted() == null
                                || startedOn.isBefore(stay.lifted().when().on()));
                if (!runs || stay.effect() == StayEffect.UNCHANGED) {
                    next.add(each);
                } else if (stay.effect() == StayEffect.VACATED) {
                    next.add(null);
                } else if (stay.lifted() == null) {
                    next.add(stay.effect() == null ? each : null);
                } else {
                    if (stay.effect() == null) {
                        next.add(each);
                    }
                    next.addAll(tolled(each, duty, startedOn, stay.begun(), stay.lifted()));
                }
            }
            dates = next;
        }
        return dates;
    }

    private List<Last> tolled(Last date, Duty duty, @Nullable LocalDate startedOn, DatedFact begun, DatedFact lifted) {
        LocalDate since = begun.when().on();
        if (startedOn != null && startedOn.isAfter(since)) {
            since = startedOn;
        }
        long remaining = Math.max(0, ChronoUnit.DAYS.between(since, date.on()));
        return remaining == 0
                ? fixedEnd(lifted.when().on(), timeOf(date), duty)
                : daysAfter(lifted.when().on(), (int) remaining, date, duty);
    }

    private List<Last> daysAfter(LocalDate from, int days, Last date, Duty duty) {
        var counted =
                new Due.Counted(days, Period.Unit.DAYS, Period.Direction.AFTER, new Anchor.OrderDated(), timeOf(date));
        return periodEnd(counted, CourtTime.on(from), duty, false);
    }

    /** Returns the ends of a period after Rule 6 and the court's general orders. */
    private List<Last> periodEnd(Due.Counted counted, CourtTime from, Duty duty, boolean byMail) {
        return dateCounting.afterGeneralOrders(
                dateCounting.count(counted, from, duty.term().delivery(), byMail), false);
    }

    /** Returns the ends of a day that an order fixes, after the court's general orders. */
    private List<Last> fixedEnd(LocalDate on, @Nullable LocalTime at, Duty duty) {
        return dateCounting.afterGeneralOrders(
                List.of(dateCounting.end(on, at, duty.term().delivery())), true);
    }

    private static @Nullable LocalTime timeOf(Last date) {
        return date.overdueFrom().equals(startOf(date.on().plusDays(1)))
                ? null
                : date.overdueFrom()
                        .minusSeconds(1)
                        .atZone(ReferenceDateCounting.ZONE)
                        .toLocalTime();
    }

    /** Returns whether a stay affects a date with this rule: it is not the date of an event. */
    private boolean runs(Duty duty, Due due, Instant t) {
        return switch (due) {
            case Due.Undated _, Due.Fixed _ -> true;
            case Due.EventDay _ -> false;
            case Due.SameAs(TermId term) -> runs(duty, term, t);
            case Due.Counted counted -> runs(duty, counted.from(), t);
            case Due.Every every -> runs(duty, every.from(), t);
            case Due.EarlierOf(List<Due> of) -> of.stream().allMatch(each -> runs(duty, each, t));
            case Due.LaterOf(List<Due> of) -> of.stream().allMatch(each -> runs(duty, each, t));
        };
    }

    private boolean runs(Duty duty, Anchor anchor, Instant t) {
        return !(anchor instanceof Anchor.ScheduledEvent)
                && !(anchor instanceof Anchor.TermDue(TermId term) && !runs(duty, term, t));
    }

    private boolean runs(Duty duty, TermId other, Instant t) {
        return termOf(duty.order(), other, t).stream()
                .flatMap(term -> term.due().stream())
                .allMatch(reading -> runs(duty, reading.due(), t));
    }

    private boolean addresses(DatedFact dated, OrderId order, Term term, @Nullable PartyId party, Instant t) {
        List<PartyId> to = ((PartyAct) dated.fact()).actors().to();
        return party == null ? owing(order, term, t).stream().anyMatch(to::contains) : to.contains(party);
    }

    /** Returns each obligor, or one null for all joint obligors. */
    private List<@Nullable PartyId> obligorsOf(OrderId order, Term term, Instant t) {
        List<PartyId> owing = owing(order, term, t);
        var obligors = new ArrayList<@Nullable PartyId>();
        if (term.owedBy().nonparty() != null) {
            obligors.add(null);
        } else if (term.owedBy().how() == Obligor.How.EACH) {
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
                        case ALL, RECIPIENTS -> true;
                        case NAMED -> term.owedBy().parties().contains(joined.party());
                        case NONPARTY -> false;
                    };
            Instant bound = boundSince(joined.party(), t);
            boolean orderGone = bound == null
                    || orderEnds(order, term, t).stream()
                            .anyMatch(end -> end.at().isBefore(bound));
            if (named && !orderGone && !owing.contains(joined.party())) {
                owing.add(joined.party());
            }
        }
        return owing;
    }

    private DatedFact joining(PartyId party, Instant t) {
        return facts(t, PartyJoined.class, joined -> joined.party().equals(party))
                .getLast();
    }

    /** Returns the facts about a party since it last joined, latest last. */
    private <F extends Fact> List<DatedFact> sinceJoining(
            PartyId party, Class<F> type, Function<F, PartyId> about, Instant t) {
        DatedFact joined = joining(party, t);
        return facts(t, type, fact -> about.apply(fact).equals(party)).stream()
                .filter(dated -> BY_VALID_TIME.compare(joined, dated) < 0)
                .toList();
    }

    /** Returns since when a party is served and named; null if it is not. */
    private @Nullable Instant boundSince(PartyId party, Instant t) {
        DatedFact joined = joining(party, t);
        Service service = ((PartyJoined) joined.fact()).serviceOrUsual();
        if (service == Service.SERVED) {
            return joined.at();
        }
        Stream<DatedFact> served = sinceJoining(party, PartyServed.class, PartyServed::party, t).stream();
        Stream<DatedFact> named = service == Service.NOT_SERVED
                ? Stream.empty()
                : Stream.concat(
                        sinceJoining(party, PartyAmended.class, PartyAmended::party, t).stream()
                                .filter(dated -> isName(((PartyAmended) dated.fact()).name())),
                        sinceJoining(party, PartySubstituted.class, PartySubstituted::party, t).stream()
                                .filter(dated -> isName(((PartySubstituted) dated.fact()).successor())));
        return Stream.concat(served, named)
                .map(DatedFact::at)
                .min(naturalOrder())
                .orElse(null);
    }

    private static boolean isName(@Nullable String name) {
        return name != null && !Names.standsForUnknown(name);
    }

    private PartyKind kindAt(PartyId party, Instant when, Instant t) {
        PartyKind kind = ((PartyJoined) joining(party, t).fact()).kind();
        for (DatedFact dated : described(party, when, t)) {
            PartyKind changed = dated.fact() instanceof PartyAmended amended
                    ? amended.kind()
                    : ((PartySubstituted) dated.fact()).kind();
            kind = changed == null ? kind : changed;
        }
        return kind;
    }

    private @Nullable Boolean insuredAt(PartyId party, Instant when, Instant t) {
        Boolean insured = ((PartyJoined) joining(party, t).fact()).insured();
        for (DatedFact dated : described(party, when, t)) {
            Boolean changed = dated.fact() instanceof PartyAmended amended
                    ? amended.insured()
                    : ((PartySubstituted) dated.fact()).insured();
            insured = changed == null ? insured : changed;
        }
        return insured;
    }

    private List<DatedFact> described(PartyId party, Instant when, Instant t) {
        return Stream.concat(
                        sinceJoining(party, PartyAmended.class, PartyAmended::party, t).stream(),
                        sinceJoining(party, PartySubstituted.class, PartySubstituted::party, t).stream())
                .filter(dated -> !dated.at().isAfter(when))
                .sorted(BY_VALID_TIME)
                .toList();
    }

    /** Returns the order and those it replaced, as far back as each contains the term, latest first. */
    private List<OrderId> chain(OrderId order, TermId term, Instant t) {
        var replacing = new ArrayList<OrderId>(List.of(order));
        for (int i = 0; i < replacing.size(); i++) {
            OrderEntered later = order(replacing.get(i), t);
            for (DatedFact dated : orders(t)) {
                OrderEntered earlier = (OrderEntered) dated.fact();
                boolean replaced = later.supersedesOrders().contains(earlier.order())
                        || later.supersedesTerms().contains(new TermRef(earlier.order(), term));
                boolean has = earlier.terms().stream().anyMatch(had -> had.id().equals(term));
                if (replaced && has && !replacing.contains(earlier.order())) {
                    replacing.add(earlier.order());
                }
            }
        }
        return replacing;
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

    /** Returns the occasion of the event that the duty is about; null if it has not begun. */
    private @Nullable Round round(Duty duty, EventKey event, Instant t) {
        return round(duty, event, ReferenceOccasions.rounds(event, facts(t)), t);
    }

    private @Nullable Round round(Duty duty, EventKey event, List<Round> rounds, Instant t) {
        int number = numberOf(duty, event, rounds, t);
        return number > rounds.size() || rounds.isEmpty() ? null : rounds.get(number - 1);
    }

    /** Another event's occasion is the one that was ahead before the day on which the duty's own was over. */
    private int numberOf(Duty duty, EventKey event, List<Round> rounds, Instant t) {
        if (event.equals(duty.event())) {
            return duty.number();
        }
        Round own = duty.event() == null ? null : round(duty, duty.event(), t);
        DatedFact over = own == null ? null : own.over();
        if (over == null) {
            return rounds.size();
        }
        long before = rounds.stream()
                .filter(round -> round.begun().when().on().isBefore(over.when().on()))
                .count();
        return Math.max(1, (int) before);
    }

    /** Returns whether a fact is for the duty's occasion: the one it names or the one that was ahead. */
    private boolean concerns(DatedFact dated, Duty duty, Instant t) {
        EventKey event = duty.event();
        if (event == null) {
            return true;
        }
        OccasionId named = dated.fact().circumstances().occasion();
        if (named != null && named.event().equals(event)) {
            return named.number() == duty.number();
        }
        List<Round> rounds = ReferenceOccasions.rounds(event, facts(t));
        int last = lastBefore(dated, rounds);
        boolean forward = ReferenceOccasions.countsForward(order(duty.order(), t), duty.term());
        int ahead = forward && last > 0 ? last : ahead(dated, rounds);
        return ahead == duty.number()
                || (ahead < duty.number()
                        && !duty.again()
                        && !dated.at().isBefore(inForceSince(order(duty.order(), t), t)));
    }

    /** Returns the last occasion that took place by the day of the fact; 0 if none did. */
    private static int lastBefore(DatedFact dated, List<Round> rounds) {
        int last = 0;
        for (int number = 1; number <= rounds.size(); number++) {
            LocalDate day = rounds.get(number - 1).placeOn();
            if (day != null && !day.isAfter(dated.when().on())) {
                last = number;
            }
        }
        return last;
    }

    private static int ahead(DatedFact dated, List<Round> rounds) {
        Instant when = dated.when().startsAt(ReferenceDateCounting.ZONE);
        int ahead = 1;
        for (int number = 2; number <= rounds.size(); number++) {
            Round before = rounds.get(number - 2);
            DatedFact begun = rounds.get(number - 1).begun();
            boolean appearing =
                    dated.fact() instanceof AttendanceRecorded || dated.fact() instanceof NonappearanceRecorded;
            boolean ofTheDay = before.place() != null
                    && dated.when().on().equals(before.day())
                    && (appearing || dated.when().time() == null || begun.when().time() == null);
            if (!begun.at().isAfter(when) && !ofTheDay) {
                ahead = number;
            }
        }
        return ahead;
    }

    /**
     * Returns the facts that set, moved, canceled, held or missed the duty's occasion of an event. Of an event that the
     * duty is not bound to, another occasion counts from the fact that began it.
     */
    private List<DatedFact> settings(Duty duty, EventKey event, Instant t, Predicate<DatedFact> moves) {
        List<Round> rounds = ReferenceOccasions.rounds(event, facts(t)).stream()
                .filter(one -> event.equals(duty.event()) || moves.test(one.begun()))
                .toList();
        Round round = round(duty, event, rounds, t);
        return round == null ? List.of() : round.facts.stream().filter(moves).toList();
    }

    private static @Nullable CourtTime setFor(DatedFact setting) {
        return switch (setting.fact()) {
            case EventScheduled scheduled -> scheduled.at();
            case EventRescheduled moved -> moved.to();
            default -> null;
        };
    }

    private static boolean isPlace(DatedFact setting) {
        return setting.fact() instanceof EventHeld
                || setting.fact() instanceof NonappearanceRecorded
                || setting.fact() instanceof AttendanceRecorded;
    }

    /** Returns the scheduled time; null if none was set or the event was taken off calendar. */
    private @Nullable CourtTime setFor(Duty duty, EventKey event, Instant t, Predicate<DatedFact> moves) {
        CourtTime at = null;
        for (DatedFact setting : settings(duty, event, t, moves)) {
            if (!isPlace(setting)) {
                at = setFor(setting);
            } else if (at == null) {
                at = setting.when();
            }
        }
        return at;
    }

    /** Returns the fact that set the event's date; one that only adds the hour of the day does not. */
    private DatedFact lastSetting(Duty duty, EventKey event, Instant t, Predicate<DatedFact> moves) {
        DatedFact last = null;
        CourtTime at = null;
        for (DatedFact setting : settings(duty, event, t, moves)) {
            if (isPlace(setting)) {
                last = at == null ? setting : last;
                at = at == null ? setting.when() : at;
            } else {
                CourtTime now = setFor(setting);
                boolean hour = setting.fact() instanceof EventScheduled
                        && at != null
                        && now != null
                        && at.time() == null
                        && at.on().equals(now.on());
                last = hour ? last : setting;
                at = now;
            }
        }
        return Objects.requireNonNull(last);
    }

    /** Returns the entry that canceled the event, if it is still canceled. */
    private @Nullable DatedFact canceled(Duty duty, EventKey event, Instant t) {
        Round round = round(duty, event, t);
        return round == null ? null : round.canceled();
    }

    /** Returns the entry that shows that the event took place. */
    private @Nullable DatedFact held(Duty duty, EventKey event, Instant t, Predicate<DatedFact> moves) {
        var places = settings(duty, event, t, moves).stream()
                .filter(ReferenceEvaluation::isPlace)
                .toList();
        return places.stream()
                .filter(dated -> dated.fact() instanceof EventHeld)
                .reduce((_, later) -> later)
                .orElse(places.isEmpty() ? null : places.getFirst());
    }

    /** Returns the day on which the event took place; only a holding shows another day than the one set. */
    private @Nullable LocalDate heldOn(Duty duty, EventKey event, Instant t, Predicate<DatedFact> moves) {
        DatedFact held = held(duty, event, t, moves);
        if (held == null) {
            return null;
        }
        return held.fact() instanceof EventHeld
                ? held.when().on()
                : Objects.requireNonNull(setFor(duty, event, t, moves)).on();
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
        return orders(t).stream()
                        .anyMatch(dated -> ((OrderEntered) dated.fact()).order().equals(duty.order()))
                && (duty.nonparty() || !owing(duty, t).isEmpty())
                && (!duty.again() || round(duty, Objects.requireNonNull(duty.event()), t) != null);
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
        ends.addAll(showCauseEnds(duty, t));
        if (endings.size() == owing.size()) {
            endings.stream().max(EARLIEST).ifPresent(ends::add);
        }
        for (Ending ending : duty.term().endedBy()) {
            switch (ending) {
                case Ending.Settled() -> {}
                case Ending.TermPerformed(TermId other) ->
                    completed(duty, other, t, any -> true)
                            .forEach(dated -> ends.add(End.by(dated, StatusCause.TERM_PERFORMED)));
                case Ending.Alternative(TermId other) ->
                    completed(
                                    duty,
                                    other,
                                    t,
                                    each -> Objects.equals(each.period(), duty.period())
                                            && Objects.equals(each.trigger(), duty.trigger()))
                            .forEach(dated -> ends.add(End.by(dated, StatusCause.ALTERNATIVE_PERFORMED)));
                case Ending.Exhausted() -> {
                    Instant from = chainStart(duty.order(), duty.term(), t);
                    facts(t, InformalEffortsExhausted.class, exhausted -> true).stream()
                            .filter(dated -> !dated.at().isBefore(from))
                            .filter(dated -> duty.trigger() == null
                                    || !dated.at()
                                            .isBefore(entry(duty.trigger()).at()))
                            .filter(dated -> concerns(dated, duty, t))
                            .forEach(dated -> ends.add(End.by(dated, StatusCause.EXHAUSTED)));
                }
                case Ending.EventDayOver(EventKey event) -> {
                    DatedFact held = held(duty, event, t, dated -> true);
                    LocalDate day = heldOn(duty, event, t, dated -> true);
                    if (held != null && day != null && !startOf(day.plusDays(1)).isAfter(t)) {
                        ends.add(new End(StatusCause.EVENT_HELD, startOf(day.plusDays(1)), held));
                    }
                }
            }
        }
        offerOf(duty, t).forEach(offer -> ends.addAll(offerEnds(duty, offer, t)));
        ends.addAll(occasionEnds(duty, t));
        return first(ends);
    }

    /** A further occasion ends a canceled one, and an order ends terms of another that bound again for its occasion. */
    private List<End> occasionEnds(Duty duty, Instant t) {
        var ends = new ArrayList<End>();
        Round own = duty.event() == null ? null : round(duty, duty.event(), t);
        if (own == null) {
            return ends;
        }
        DatedFact canceled = own.canceled();
        List<Round> rounds = ReferenceOccasions.rounds(Objects.requireNonNull(duty.event()), facts(t));
        if (canceled != null && rounds.size() > duty.number()) {
            ends.add(End.by(canceled, StatusCause.EVENT_CANCELED));
        }
        ends.addAll(takenOver(duty, t));
        return ends;
    }

    private List<End> takenOver(Duty duty, Instant t) {
        Round own = duty.again() ? round(duty, Objects.requireNonNull(duty.event()), t) : null;
        DatedFact taken = own == null ? null : takeover(duty.order(), own);
        return taken == null ? List.of() : List.of(End.by(taken, StatusCause.ORDER_SUPERSEDED));
    }

    /** Returns the first moment at which the order was vacated or replaced, or another one took over the occasion. */
    private @Nullable End orderEnd(Duty duty, Instant t) {
        return first(Stream.concat(orderEnds(duty.order(), duty.term(), t).stream(), takenOver(duty, t).stream())
                .toList());
    }

    /** Returns the acts that completed another term, for the same party if it owes that term. */
    private List<DatedFact> completed(Duty duty, TermId term, Instant t, Predicate<Duty> which) {
        List<Duty> others = dutiesOf(duty, term, t);
        boolean own = duty.party() != null
                && others.stream().anyMatch(other -> duty.party().equals(other.party()));
        return others.stream()
                .filter(other -> !own || Objects.equals(other.party(), duty.party()))
                .filter(which)
                .map(other -> done(other, t))
                .filter(done -> done != null && done.complete())
                .map(Done::decided)
                .toList();
    }

    private List<End> showCauseEnds(Duty duty, Instant t) {
        var ends = new ArrayList<End>();
        for (DatedFact issued :
                facts(t, OrderToShowCauseIssued.class, f -> f.order().equals(duty.order()))) {
            OrderToShowCauseIssued order = (OrderToShowCauseIssued) issued.fact();
            facts(t, OrderToShowCauseDischarged.class, f -> f.order().equals(order.order()))
                    .forEach(dated -> ends.add(End.by(dated, StatusCause.SHOW_CAUSE_DISCHARGED)));
            facts(
                            t,
                            SanctionImposed.class,
                            f -> order.order().equals(f.order())
                                    && (duty.nonparty()
                                            ? f.counsel()
                                                    .contains(Objects.requireNonNull(duty.term()
                                                                    .owedBy()
                                                                    .nonparty())
                                                            .counsel())
                                            : f.parties().contains(duty.party())))
                    .forEach(dated -> ends.add(End.by(dated, StatusCause.SANCTION_IMPOSED)));
        }
        return ends;
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
                .filter(dated -> concerns(dated, duty, t) && isAbout(duty, dated, t))
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
        if (!left.isEmpty() || duty.nonparty()) {
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
        if (duty.nonparty()) {
            var chain = chain(duty.order(), duty.term().id(), t);
            return facts(
                            t,
                            ObligationExcused.class,
                            excused -> excused.term().term().equals(duty.term().id())
                                    && chain.contains(excused.term().order())
                                    && excused.parties().isEmpty())
                    .stream()
                    .anyMatch(dated -> concerns(dated, duty, t) && isAbout(duty, dated, t));
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
        Activation activation = triggered(duty, t);
        if (activation == null) {
            return null;
        }
        Instant since = startOf(order(duty.order(), t).datedOn());
        List<PartyId> owing = owing(duty, t);
        Instant joined = owing.stream()
                .map(party -> Objects.requireNonNull(boundSince(party, t)))
                .min(naturalOrder())
                .orElse(Instant.MIN);
        since = later(later(since, joined), activation.since());
        if (duty.again()) {
            since = later(
                    since,
                    Objects.requireNonNull(round(duty, Objects.requireNonNull(duty.event()), t))
                            .begun()
                            .at());
        }
        if (duty.period() != null && duty.period() > 1) {
            LocalDate from = firstDay(duty, t);
            Instant begins = from == null ? since : begins(duty, from, duty.period());
            if (begins.isAfter(t)) {
                return null;
            }
            since = later(since, begins);
        }
        return new Activation(since, activation.by());
    }

    private @Nullable Activation triggered(Duty duty, Instant t) {
        Long own = duty.trigger();
        return own == null
                ? triggered(duty, duty.term().trigger(), t)
                : facts(t).stream()
                        .filter(dated -> dated.seq() == own)
                        .findFirst()
                        .map(dated -> new Activation(dated.at(), own))
                        .orElse(null);
    }

    private @Nullable Activation triggered(Duty duty, Trigger trigger, Instant t) {
        return switch (trigger) {
            case Trigger.OrderInForce() ->
                new Activation(startOf(order(duty.order(), t).datedOn()), null);
            case Trigger.FactRecorded fact -> {
                yield triggers(duty, fact, t).stream()
                        .filter(dated -> !fact.recurring())
                        .findFirst()
                        .map(dated -> new Activation(dated.at(), dated.seq()))
                        .orElse(null);
            }
            case Trigger.TermDone(TermId term) -> {
                Activation last = null;
                boolean waits = false;
                for (Duty other : dutiesOf(duty, term, t)) {
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
            case Trigger.TermPerformed(OrderId order, TermId term, boolean recurring) -> {
                DatedFact act = recurring ? null : performed(duty, order, term, t);
                yield act == null ? null : new Activation(act.at(), act.seq());
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
                .filter(dated -> fact.before() == null || isBefore(dated, fact.before(), duty, t))
                .filter(dated -> concerns(dated, duty, t))
                .toList();
    }

    private boolean isBefore(DatedFact dated, EventKey event, Duty duty, Instant t) {
        CourtTime set = setFor(duty, event, t, any -> true);
        return set == null || dated.when().on().isBefore(set.on());
    }

    /** Returns the duties of another term about the same occasion or, if there is none, all. */
    private List<Duty> dutiesOf(Duty duty, TermId term, Instant t) {
        return ofOneOccasion(
                duty,
                termOf(duty.order(), term, t).stream()
                        .flatMap(each -> duties(duty.order(), each, t).stream())
                        .toList(),
                t);
    }

    private List<Duty> ofOneOccasion(Duty duty, List<Duty> all, Instant t) {
        List<Duty> same = all.stream()
                .filter(other -> other.event() == null
                        || ReferenceOccasions.rounds(other.event(), facts(t)).isEmpty()
                        || numberOf(duty, other.event(), ReferenceOccasions.rounds(other.event(), facts(t)), t)
                                == other.number())
                .toList();
        return same.isEmpty() ? all : same;
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
            passedMeanwhile = then != null
                    && !then.equals(suspended(duty, t))
                    && !(then instanceof DatedFact stay && isDecidedByStay(duty, stay, dates, t));
        }
        return dates.appliesIf(bindingInTime && movedInTime && !passedMeanwhile);
    }

    private boolean isDecidedByStay(Duty duty, DatedFact stay, DueDates dates, Instant t) {
        return dates.extended()
                || duty.term().due().stream().allMatch(reading -> runs(duty, reading.due(), t))
                || stays(duty.order(), t).stream()
                        .anyMatch(each -> each.begun().equals(stay) && each.effect() == StayEffect.UNCHANGED);
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
            if (!Objects.equals(before, after) && !isPlaceOfSetDay(duty, dated, t)) {
                mover = dated;
            }
            before = after;
        }
        return mover;
    }

    /** Returns whether the fact only shows that an event took place, on whatever day, that had a date before. */
    private boolean isPlaceOfSetDay(Duty duty, DatedFact dated, Instant t) {
        EventKey event = dated.fact() instanceof EventHeld held
                ? held.event()
                : dated.fact() instanceof NonappearanceRecorded missed ? missed.event() : null;
        CourtTime at = null;
        for (DatedFact setting : event == null
                ? List.<DatedFact>of()
                : settings(duty, event, t, other -> BY_OCCURRENCE.compare(other, dated) <= 0)) {
            if (setting.equals(dated)) {
                return at != null;
            }
            at = isPlace(setting) ? at == null ? setting.when() : at : setFor(setting);
        }
        return false;
    }

    /** Returns the date set last: by the order, by an extension or by a move of the event it is counted from. */
    private DueDates moved(Duty duty, Instant t, Predicate<DatedFact> moves) {
        List<Reading> readings = duty.term().due();
        DueDates date = settle(duty, computed(duty, readings, t, moves), t);
        var extensions = new ArrayList<DatedFact>();
        for (DatedFact dated : facts(t, DeadlineExtended.class, extended -> true).stream()
                .filter(moves)
                .sorted(BY_OCCURRENCE)
                .toList()) {
            if (isExtensionOf(duty, dated, t) && !isMovedAfter(duty, dated, t, moves)) {
                if (((DeadlineExtended) dated.fact()).dueAt() != null) {
                    extensions.clear();
                }
                extensions.add(dated);
            }
        }
        for (DatedFact extension : extensions) {
            date = extended(duty, date, extension, t);
        }
        return date;
    }

    private boolean isMovedAfter(Duty duty, DatedFact extended, Instant t, Predicate<DatedFact> moves) {
        List<Reading> readings = duty.term().due();
        DueDates then = computed(duty, readings, t, moves.and(other -> BY_OCCURRENCE.compare(other, extended) < 0));
        DueDates now = computed(
                duty, readings, t, moves.and(other -> !isPlace(other) || BY_OCCURRENCE.compare(other, extended) < 0));
        return !days(then).equals(days(now));
    }

    private DueDates extended(Duty duty, DueDates before, DatedFact extension, Instant t) {
        DeadlineExtended to = (DeadlineExtended) extension.fact();
        Predicate<Stay> later = stay -> BY_VALID_TIME.compare(extension, stay.begun()) < 0;
        if (to.dueAt() != null) {
            var dates = new ArrayList<@Nullable Last>();
            fixedEnd(to.dueAt().on(), to.dueAt().time(), duty)
                    .forEach(last -> dates.addAll(afterStays(last, duty, null, t, later)));
            return new DueDates(named("extended", dates, false), null, true, true);
        }
        if (before.waits() != null) {
            return before;
        }
        var readings = new ArrayList<DateReading>();
        for (DateReading reading : before.readings()) {
            Last base = reading.last();
            if (base == null) {
                readings.add(reading);
                continue;
            }
            var dates = new ArrayList<@Nullable Last>();
            for (Last counted : daysAfter(base.on(), Objects.requireNonNull(to.byDays()), base, duty)) {
                dates.addAll(afterStays(counted, duty, null, t, later.and(stay -> !base.overdueFrom()
                        .isAfter(stay.begun().at()))));
            }
            readings.addAll(
                    named(before.readings().size() == 1 ? "extended" : reading.id(), dates, reading.ruledOut()));
        }
        return new DueDates(readings, null, true, true);
    }

    private static List<DateReading> named(String id, List<@Nullable Last> dates, boolean ruledOut) {
        var distinct = new ArrayList<>(new LinkedHashSet<>(dates));
        var readings = new ArrayList<DateReading>();
        for (int i = 0; i < distinct.size(); i++) {
            readings.add(
                    new DateReading(distinct.size() == 1 ? id : id + "." + (i + 1), distinct.get(i), ruledOut, null));
        }
        return readings;
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
                && concerns(dated, duty, t)
                && isAbout(duty, dated, t)
                && (extended.term().order().equals(duty.order()) || BY_VALID_TIME.compare(dated, entered) > 0)
                && (extended.parties().isEmpty() || owing.stream().anyMatch(extended.parties()::contains));
    }

    private static boolean moves(DatedFact dated) {
        return switch (dated.fact()) {
            case DeadlineExtended _, EventScheduled _, EventRescheduled _, EventCanceled _, NonappearanceRecorded _ ->
                true;
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
                fixedEnd(fixed.on(), fixed.at(), duty)
                        .forEach(last -> dates.addAll(afterStays(last, duty, null, t, any -> true)));
            case Due.EventDay(EventKey event) -> {
                LocalDate held = heldOn(duty, event, t, moves);
                CourtTime set = setFor(duty, event, t, moves);
                if (held == null && set == null) {
                    return notSet(duty, event, t, moves);
                }
                dates.add(dateCounting.end(
                        held != null ? held : Objects.requireNonNull(set).on(),
                        null,
                        duty.term().delivery()));
            }
            case Due.SameAs(TermId term) -> {
                return datesOf(duty, term, t, moves, dates);
            }
            case Due.Counted counted -> {
                return counted(duty, counted, t, moves, dates);
            }
            case Due.EarlierOf(List<Due> of) -> {
                return ofSeveral(duty, of, true, t, moves, dates);
            }
            case Due.LaterOf(List<Due> of) -> {
                return ofSeveral(duty, of, false, t, moves, dates);
            }
            case Due.Every every -> {
                return every(duty, every, t, moves, dates);
            }
        }
        return null;
    }

    private @Nullable StatusCause ofSeveral(
            Duty duty,
            List<Due> of,
            boolean earliest,
            Instant t,
            Predicate<DatedFact> moves,
            List<@Nullable Last> dates) {
        List<List<@Nullable Last>> parts = new ArrayList<>();
        StatusCause waits = null;
        for (Due due : of) {
            var part = new ArrayList<@Nullable Last>();
            StatusCause waiting = dates(duty, due, t, moves, part);
            if (waiting == null) {
                parts.add(part);
            } else if (waits == null) {
                waits = waiting;
            }
        }
        if (waits != null && (!earliest || parts.isEmpty())) {
            return waits;
        }
        List<@Nullable Last> chosen = parts.getFirst();
        for (List<@Nullable Last> part : parts.subList(1, parts.size())) {
            var both = new LinkedHashSet<@Nullable Last>();
            for (Last one : chosen) {
                for (Last two : part) {
                    both.add(chosen(one, two, earliest));
                }
            }
            chosen = new ArrayList<>(both);
        }
        dates.addAll(chosen);
        return null;
    }

    private static @Nullable Last chosen(@Nullable Last one, @Nullable Last two, boolean earliest) {
        if (one == null || two == null) {
            return earliest ? (one == null ? two : one) : null;
        }
        boolean first = earliest
                ? !two.overdueFrom().isBefore(one.overdueFrom())
                : !two.overdueFrom().isAfter(one.overdueFrom());
        return first ? one : two;
    }

    private @Nullable StatusCause every(
            Duty duty, Due.Every every, Instant t, Predicate<DatedFact> moves, List<@Nullable Last> dates) {
        var froms = new ArrayList<@Nullable CourtTime>();
        StatusCause waits = froms(duty, every.from(), t, moves, froms);
        if (waits != null) {
            return waits;
        }
        int period = duty.period() == null ? 1 : duty.period();
        boolean months = every.unit() == Period.Unit.MONTHS;
        for (CourtTime from : froms) {
            if (from == null) {
                dates.add(null);
                continue;
            }
            var counted = new Due.Counted(
                    months ? every.amount() * period : every.amount(),
                    every.unit(),
                    Period.Direction.AFTER,
                    every.from(),
                    every.at());
            LocalDate begins = months ? from.on() : periodEnd(duty, from.on(), period - 1);
            addAfterStays(
                    periodEnd(counted, CourtTime.on(begins), duty, false),
                    duty,
                    every.from(),
                    from.on(),
                    t,
                    moves,
                    dates);
        }
        return null;
    }

    private void addAfterStays(
            List<Last> counts,
            Duty duty,
            Anchor anchor,
            LocalDate from,
            Instant t,
            Predicate<DatedFact> moves,
            List<@Nullable Last> dates) {
        boolean runs = !(anchor instanceof Anchor.ScheduledEvent) && !(anchor instanceof Anchor.TermDue);
        for (Last last : counts) {
            if (runs) {
                dates.addAll(afterStays(last, duty, from, t, any -> true));
            } else if (anchor instanceof Anchor.ScheduledEvent(EventKey event)) {
                DatedFact set = lastSetting(duty, event, t, moves);
                dates.addAll(afterStays(
                        last,
                        duty,
                        null,
                        t,
                        stay -> stay.effect() == StayEffect.VACATED && BY_VALID_TIME.compare(set, stay.begun()) < 0));
            } else {
                dates.add(last);
            }
        }
    }

    private StatusCause notSet(Duty duty, EventKey event, Instant t, Predicate<DatedFact> moves) {
        return settings(duty, event, t, moves).stream().anyMatch(dated -> dated.fact() instanceof EventCanceled)
                ? StatusCause.EVENT_CANCELED
                : StatusCause.EVENT_NOT_SCHEDULED;
    }

    private @Nullable StatusCause counted(
            Duty duty, Due.Counted counted, Instant t, Predicate<DatedFact> moves, List<@Nullable Last> dates) {
        var froms = new ArrayList<@Nullable CourtTime>();
        StatusCause waits = froms(duty, counted.from(), t, moves, froms);
        if (waits != null) {
            return waits;
        }
        DatedFact act =
                switch (counted.from()) {
                    case Anchor.TriggeringFact() -> trigger(duty, t);
                    case Anchor.TermPerformed(OrderId other, TermId term) -> performed(duty, other, term, t);
                    default -> null;
                };
        boolean byMail = act != null && act.fact().circumstances().channel() == Channel.SERVED_BY_MAIL;
        for (CourtTime from : froms) {
            var counts = from == null ? List.<Last>of() : periodEnd(counted, from, duty, byMail);
            if (counts.isEmpty()) {
                dates.add(null);
            } else {
                addAfterStays(
                        counts,
                        duty,
                        counted.from(),
                        Objects.requireNonNull(from).on(),
                        t,
                        moves,
                        dates);
            }
        }
        return null;
    }

    /** Returns the entry that triggered the duty; null if none did. */
    private @Nullable DatedFact trigger(Duty duty, Instant t) {
        Activation activation = triggered(duty, t);
        Long entry = activation == null ? null : activation.by();
        return entry == null
                ? null
                : effective.stream()
                        .filter(dated -> dated.seq() == entry)
                        .findFirst()
                        .orElseThrow();
    }

    private static boolean isImposedByOrder(Trigger trigger) {
        return trigger instanceof Trigger.OrderInForce
                || (trigger instanceof Trigger.AnyOf(List<Trigger> triggers)
                        && triggers.stream().anyMatch(ReferenceEvaluation::isImposedByOrder));
    }

    /** Adds the moments a period is counted from. Returns why there is none yet; null if there is one. */
    private @Nullable StatusCause froms(
            Duty duty, Anchor anchor, Instant t, Predicate<DatedFact> moves, List<@Nullable CourtTime> froms) {
        OrderEntered order = order(duty.order(), t);
        switch (anchor) {
            case Anchor.OrderDated() -> froms.add(CourtTime.on(order.datedOn()));
            case Anchor.OrderFiled() ->
                froms.add(CourtTime.on(Objects.requireNonNullElse(order.filedOn(), order.datedOn())));
            case Anchor.ScheduledEvent(EventKey event) -> {
                CourtTime set = setFor(duty, event, t, moves);
                if (set == null) {
                    return notSet(duty, event, t, moves);
                }
                froms.add(set);
            }
            case Anchor.TriggeringFact() -> {
                DatedFact by = trigger(duty, t);
                if (by == null && !isImposedByOrder(duty.term().trigger())) {
                    return StatusCause.NOT_TRIGGERED;
                }
                froms.add(by == null ? CourtTime.on(order.datedOn()) : by.when());
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
            case Anchor.TermPerformed(OrderId other, TermId term) -> {
                DatedFact act = performed(duty, other, term, t);
                if (act == null) {
                    return StatusCause.NOT_TRIGGERED;
                }
                froms.add(act.when());
            }
        }
        return null;
    }

    /** Adds the dates of another term of the same order, for the same party or else for its first obligor. */
    private @Nullable StatusCause datesOf(
            Duty duty, TermId term, Instant t, Predicate<DatedFact> moves, List<@Nullable Last> dates) {
        Duty other = counterpart(duty, term, t);
        if (other == null) {
            return StatusCause.NOT_TRIGGERED;
        }
        DueDates found = moved(other, t, moves);
        found.possible().forEach(reading -> dates.add(reading.last()));
        return found.waits();
    }

    private @Nullable Duty counterpart(Duty duty, TermId term, Instant t) {
        var others = dutiesOf(duty, term, t);
        return others.stream()
                .filter(each -> Objects.equals(each.party(), duty.party()))
                .findFirst()
                .orElse(others.isEmpty() ? null : others.getFirst());
    }

    // Performance

    /** Returns the acts that fit, by or on behalf of any obligor, ordered by valid time. */
    private List<DatedFact> acts(Duty duty, Instant t) {
        Instant from = actsCountFrom(duty.order(), duty.term(), t);
        List<PartyId> owing = owing(duty, t);
        End replaced = orderEnd(duty, t);
        List<DatedFact> acts = facts(t).stream()
                .filter(dated -> !dated.at().isBefore(from))
                .filter(dated -> fits(duty, dated, t))
                .filter(dated -> duty.nonparty()
                        ? dated.fact() instanceof NonpartyActRecorded
                        : onBehalfOf(dated).stream().anyMatch(owing::contains))
                .filter(dated -> concerns(dated, duty, t))
                .filter(dated -> !(dated.fact() instanceof AttendanceRecorded attended) || came(attended, duty, t))
                .filter(dated -> replaced == null || !dated.at().isAfter(replaced.at()))
                .toList();
        if (acts.isEmpty()) {
            return acts;
        }
        Activation activation = duty.trigger() == null ? activation(duty, t) : null;
        Long creator = duty.trigger() != null ? duty.trigger() : activation == null ? null : activation.by();
        return ofPeriod(
                duty,
                acts.stream()
                        .filter(dated -> creator == null || creator != dated.seq())
                        .filter(dated -> duty.trigger() == null
                                || dated.fact() instanceof OfferAnswer
                                || BY_VALID_TIME.compare(dated, entry(duty.trigger())) > 0)
                        .toList(),
                t);
    }

    private static boolean isOfTheOrder(End end) {
        return end.cause() == StatusCause.ORDER_SUPERSEDED || end.cause() == StatusCause.ORDER_VACATED;
    }

    /** Returns whether anybody came, and not before the day of the occasion. */
    private boolean came(AttendanceRecorded attended, Duty duty, Instant t) {
        Round round = round(duty, attended.event(), t);
        LocalDate day = round == null ? null : round.day();
        return (attended.attendees() == null || !attended.attendees().isEmpty())
                && (day == null || !attended.circumstances().occurredAt().on().isBefore(day));
    }

    private boolean fits(Duty duty, DatedFact dated, Instant t) {
        var chain = chain(duty.order(), duty.term().id(), t);
        Fact fact = dated.fact();
        if (fact instanceof NonpartyActRecorded performed
                && !(performed.term().term().equals(duty.term().id())
                        && chain.contains(performed.term().order()))) {
            return false;
        }
        if (!(fact instanceof PartyAct || fact instanceof NonpartyActRecorded)
                || (fact instanceof ShowCauseResponseFiled response && !chain.contains(response.order()))
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
        return act.fact() instanceof PartyAct done ? done.actors().onBehalfOf() : List.of();
    }

    /** Returns the parties that had joined and been served when the act was done. */
    private List<PartyId> present(List<PartyId> parties, DatedFact act, Instant t) {
        return parties.stream()
                .filter(party -> !Objects.requireNonNull(boundSince(party, t)).isAfter(act.at()))
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
        if (duty.party() == null && !duty.nonparty() && !begun.equals(joinedIn)) {
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
            case Requirement.AtLeast least ->
                attribute(fact, least.attribute()) instanceof Integer count ? count >= least.limit() : null;
            case Requirement.NotBefore notBefore -> isNotTooEarly(notBefore, duty, act, t);
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
            case Requirement.AttendedBy attended -> attendedBy(attended, duty, act, t);
            case Requirement.ActIs is -> is.facts().contains(fact.factName());
            case Requirement.PrecededBy preceded ->
                facts(t).stream()
                        .filter(dated -> dated.fact().factName().equals(preceded.fact()))
                        .anyMatch(dated -> !dated.when().on().isAfter(act.when().on()));
        };
    }

    /** Returns whether the act was not before the earliest day in force when it was done, or in force now. */
    private @Nullable Boolean isNotTooEarly(Requirement.NotBefore requirement, Duty duty, DatedFact act, Instant t) {
        LocalDate now = earliestDay(requirement, duty, t);
        if (now == null) {
            return null;
        }
        LocalDate then = exists(duty, act.at()) ? earliestDay(requirement, duty, act.at()) : now;
        return !act.when().on().isBefore(now)
                || then == null
                || !act.when().on().isBefore(then);
    }

    private @Nullable LocalDate earliestDay(Requirement.NotBefore requirement, Duty duty, Instant t) {
        var dates = new ArrayList<@Nullable Last>();
        StatusCause waits = activation(duty.whole(), t) == null && dependsOnTrigger(requirement.earliest())
                ? StatusCause.NOT_TRIGGERED
                : dates(duty, requirement.earliest(), t, any -> true, dates);
        return waits != null
                ? null
                : dates.stream()
                        .flatMap(Stream::ofNullable)
                        .map(Last::on)
                        .min(naturalOrder())
                        .orElse(null);
    }

    private static boolean dependsOnTrigger(Due due) {
        return due instanceof Due.Counted counted && counted.from() instanceof Anchor.TriggeringFact;
    }

    private static @Nullable List<Attendee> attendees(Fact fact) {
        return attribute(fact, "attendees") instanceof List<?> list
                ? list.stream().map(each -> (Attendee) each).toList()
                : null;
    }

    /** The requirement applies if it fits one obligor for whom the court did not lift it. */
    private @Nullable Boolean attendedBy(Requirement.AttendedBy attended, Duty duty, DatedFact act, Instant t) {
        Fact fact = act.fact();
        List<Attendee> attendees = attendees(fact);
        if (attendees == null
                || owing(duty, t).stream()
                        .noneMatch(party ->
                                applies(attended, party, act.at(), t) && !lifted(attended, fact, duty, party, t))) {
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

    private boolean applies(Requirement.AttendedBy attended, PartyId party, Instant when, Instant t) {
        var filter = attended.appliesTo();
        return filter == null
                || ((filter.kinds().isEmpty() || filter.kinds().contains(kindAt(party, when, t)))
                        && (filter.insured() == null
                                || filter.insured().equals(Boolean.TRUE.equals(insuredAt(party, when, t)))));
    }

    private boolean lifted(Requirement.AttendedBy attended, Fact fact, Duty duty, PartyId party, Instant t) {
        return attended.roles().stream().anyMatch(role -> {
            var decisions = facts(
                            t,
                            AttendanceExcusalDecided.class,
                            decided -> decided.party().equals(party)
                                    && decided.role() == role
                                    && decided.event().equals(attribute(fact, "event")))
                    .stream()
                    .filter(dated -> concerns(dated, duty, t))
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
        Object value = recorded(fact, name);
        return value == null && name.equals("pages") ? fact.circumstances().pages() : value;
    }

    private static @Nullable Object recorded(Fact fact, String name) {
        if (fact instanceof PerformanceRecorded performed) {
            Object answer = performed.answers().get(name);
            return answer != null ? answer : performed.counts().get(name);
        }
        if (fact instanceof NonpartyActRecorded performed) {
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
            CourtTime set = setFor(duty, attended.event(), act.at(), dated -> true);
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
        // So does a duty whose order was replaced, before whatever the later order set.
        Instant endedAt = end == null
                ? t
                : isOfTheOrder(end) || isTriggeredAfter(duty, end) ? end.at().minusNanos(1) : end.at();
        boolean keeps = end != null && (isOfTheOrder(end) || !complete);
        Instant evaluatedAt = keeps && exists(duty, endedAt) ? endedAt : t;
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
        } else if (activation != null && dates.inForce() != null && !duty.isProhibition() && missed(duty, end, t)) {
            cause = StatusCause.DID_NOT_APPEAR;
            status = duty.term().modality() == Modality.MUST ? ObligationStatus.UNPERFORMED : ObligationStatus.LAPSED;
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
        } else if ((dates.allPast(t) || heldWithout(duty, dates, t)) && !duty.isProhibition()) {
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

    /** Returns whether the triggering entry is of the moment of the end but was recorded after its entry. */
    private boolean isTriggeredAfter(Duty duty, End end) {
        Activation activation = exists(duty, end.at()) ? activation(duty, end.at()) : null;
        if (activation == null || activation.by() == null) {
            return false;
        }
        DatedFact by = entry(activation.by());
        return by.at().equals(end.at()) && BY_VALID_TIME.compare(end.by(), by) < 0;
    }

    /** Returns the event that the duty is to attend. */
    private static @Nullable EventKey attends(Duty duty) {
        return duty.term().due().stream()
                .filter(reading -> reading.due() instanceof Due.EventDay)
                .map(reading -> ((Due.EventDay) reading.due()).event())
                .filter(event -> duty.term().performedBy().stream()
                        .anyMatch(act -> act.fact().equals("AttendanceRecorded")
                                && (act.event() == null || act.event().equals(event))))
                .findFirst()
                .orElse(null);
    }

    /** Returns whether every obligor is recorded as not appearing while it owed the duty. */
    private boolean missed(Duty duty, @Nullable End end, Instant t) {
        EventKey event = attends(duty);
        if (event == null) {
            return false;
        }
        List<PartyId> owing = remaining(duty, t);
        DatedFact last = null;
        for (PartyId party : owing) {
            Round round = round(duty, event, t);
            LocalDate day = round == null ? null : round.day();
            DatedFact missed = facts(
                            t,
                            NonappearanceRecorded.class,
                            fact -> fact.event().equals(event) && fact.parties().contains(party))
                    .stream()
                    .filter(dated -> concerns(dated, duty, t))
                    .filter(dated -> day == null || !dated.when().on().isBefore(day))
                    .findFirst()
                    .orElse(null);
            if (missed == null) {
                return false;
            }
            last = last == null || BY_VALID_TIME.compare(last, missed) < 0 ? missed : last;
        }
        if (last == null) {
            return false;
        }
        DatedFact stay = stay(duty, t);
        Round round = round(duty, event, t);
        LocalDate day = round == null ? null : round.day();
        Instant absentAt = day != null && day.isBefore(last.when().on()) ? startOf(day) : last.at();
        return (end == null || end.at().isAfter(absentAt))
                && (stay == null || stay.at().isAfter(absentAt));
    }

    /** Returns whether the event was held and the hour for which it was set has come. */
    private boolean heldWithout(Duty duty, DueDates dates, Instant t) {
        EventKey event = attends(duty);
        Last inForce = dates.inForce();
        LocalDate held = event == null ? null : heldOn(duty, event, t, any -> true);
        if (held == null || inForce == null || !inForce.on().equals(held)) {
            return false;
        }
        CourtTime set = setFor(duty, Objects.requireNonNull(event), t, any -> true);
        Instant hour = set != null && set.on().equals(inForce.on())
                ? set.startsAt(ReferenceDateCounting.ZONE)
                : startOf(inForce.on());
        return !hour.isAfter(t);
    }

    private ObligationStatus ended(Duty duty, End end, DueDates dates, boolean activation) {
        if (!activation && !duty.isProhibition()) {
            return ObligationStatus.MOOT;
        }
        if (end.cause() == StatusCause.ALTERNATIVE_PERFORMED && !duty.isProhibition()) {
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
                .map(event -> canceled(duty, event, t))
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
            case Due.Counted counted -> eventsOf(duty, counted.from(), t);
            case Due.Every every -> eventsOf(duty, every.from(), t);
            case Due.EarlierOf(List<Due> of) ->
                of.stream().flatMap(each -> eventsOf(duty, each, t).stream()).toList();
            case Due.LaterOf(List<Due> of) ->
                of.stream().flatMap(each -> eventsOf(duty, each, t).stream()).toList();
        };
    }

    private List<EventKey> eventsOf(Duty duty, Anchor anchor, Instant t) {
        return switch (anchor) {
            case Anchor.ScheduledEvent(EventKey event) -> List.of(event);
            case Anchor.TermDue(TermId term) -> eventsOf(duty, term, t);
            case Anchor.OrderDated _, Anchor.OrderFiled _, Anchor.TriggeringFact _, Anchor.TermPerformed _ -> List.of();
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
                        && (fact.before() == null || isBefore(dated, fact.before(), duty, t))
                        && concerns(dated, duty, t)
                        && !dated.at().isBefore(actsCountFrom(duty.order(), duty.term(), t))
                        && (!fact.addressed() || addresses(dated, duty.order(), duty.term(), duty.party(), t));
            case Trigger.AnyOf(List<Trigger> triggers) ->
                triggers.stream().anyMatch(each -> isStrickenTrigger(duty, each, dated, t));
            case Trigger.TermPerformed _ -> duty.trigger() != null && duty.trigger() == dated.seq();
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
