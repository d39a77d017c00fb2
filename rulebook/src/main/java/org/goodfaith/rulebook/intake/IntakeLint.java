package org.goodfaith.rulebook.intake;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.events.RecordAct;
import org.goodfaith.events.Side;
import org.goodfaith.events.UsDates;
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
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.intake.OrderWarning.Code;
import org.goodfaith.rulebook.time.ClosedDay;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Deadline;
import org.goodfaith.rulebook.time.Rule6;
import org.jspecify.annotations.Nullable;

/**
 * Warns about likely mistakes in an order: a date before the order, a wrong weekday, a fixed date on a holiday, or a
 * term that nothing can trigger.
 *
 * <p>A warning never prevents entry. An order is entered as the court made it.
 */
public final class IntakeLint {

    private final IncomingOrder intake;
    private final Rule6 rule6;
    private final Map<EventKey, CourtTime> events;
    private final Map<TermId, Boolean> impossible = new HashMap<>();
    private final Set<OrderWarning> warnings = new LinkedHashSet<>();

    private IntakeLint(IncomingOrder intake) {
        this.intake = intake;
        this.rule6 = new Rule6(intake.calendar());
        this.events = intake.events();
    }

    /**
     * Returns the warnings for an order: first about the order, then its events, then its terms.
     *
     * @param intake an order whose terms passed {@link TermsCheck}
     */
    public static List<OrderWarning> warnings(IncomingOrder intake) {
        var lint = new IntakeLint(intake);
        lint.checkOrder();
        intake.scheduled().forEach(lint::checkEvent);
        intake.order().terms().forEach(lint::checkTerm);
        return List.copyOf(lint.warnings);
    }

    private void checkOrder() {
        var order = intake.order();
        LocalDate filedOn = order.filedOn();
        if (filedOn != null && filedOn.isBefore(order.datedOn())) {
            warn(
                    Code.FILED_BEFORE_DATED,
                    "The filing date, " + UsDates.day(filedOn) + ", is before the date of the order, "
                            + UsDates.day(order.datedOn()) + ". Check both dates.");
        }
        var obligors = EnumSet.noneOf(Obligor.Who.class);
        order.terms().forEach(term -> obligors.add(term.owedBy().who()));
        warnIfAbsent(obligors, Obligor.Who.PLAINTIFFS, Side.PLAINTIFF, "plaintiff");
        warnIfAbsent(obligors, Obligor.Who.DEFENDANTS, Side.DEFENDANT, "defendant");
        Stream.concat(
                        Stream.of(
                                order.title(),
                                order.sourceNote(),
                                order.circumstances().note()),
                        order.template() == null ? Stream.empty() : order.template().parameters().values().stream())
                .filter(text -> text != null)
                .forEach(text -> checkWords(null, text));
    }

    private void warnIfAbsent(Set<Obligor.Who> obligors, Obligor.Who who, Side side, String name) {
        if (obligors.contains(who) && intake.parties().stream().noneMatch(party -> party.side() == side)) {
            warn(
                    Code.OBLIGOR_ABSENT,
                    "No " + name + " has joined the case. Until a " + name + " joins, no party owes the terms for "
                            + name + "s.");
        }
    }

    private void checkEvent(EventKey event, CourtTime at) {
        LocalDate dated = intake.order().datedOn();
        if (at.on().isBefore(dated)) {
            warn(
                    event,
                    Code.EVENT_BEFORE_ORDER,
                    name(event) + " is set for " + UsDates.day(at.on()) + ", before the date of the order, "
                            + UsDates.day(dated) + ". Check both dates.");
        } else if (at.on().isBefore(intake.today())) {
            warn(
                    event,
                    Code.EVENT_PAST,
                    name(event) + " was set for " + UsDates.day(at.on())
                            + ", which is in the past. Record that it was held, rescheduled or canceled.");
        }
        closed(at.on())
                .ifPresent(reason -> warn(
                        event,
                        Code.EVENT_ON_CLOSED_DAY,
                        name(event) + " is set for " + UsDates.day(at.on()) + ", " + reason + ". Check the date."));
    }

    /** Warns once, about the second of the two. */
    private void checkAlternatives(Term term) {
        List<Term> terms = intake.order().terms();
        terms.subList(0, terms.indexOf(term)).stream()
                .filter(other -> isEndedBy(term, other) && isEndedBy(other, term))
                .filter(other -> term.modality() == Modality.MUST && other.modality() == Modality.MUST)
                .forEach(other -> warn(
                        term,
                        Code.ALTERNATIVES_BOTH_REQUIRED,
                        "Either \"" + other.title() + "\" or \"" + term.title()
                                + "\" is enough, but both are entered as MUST, so that both become overdue. Enter one of"
                                + " them as MAY."));
    }

    private static boolean isEndedBy(Term term, Term other) {
        return term.endedBy().contains(new Ending.Alternative(other.id()));
    }

    private void checkTerm(Term term) {
        for (PartyId party : term.owedBy().parties()) {
            if (intake.parties().stream().map(PartyJoined::party).noneMatch(party::equals)) {
                warn(
                        term,
                        Code.OBLIGOR_ABSENT,
                        party + " owes this term but has not joined the case. Record that the party joined.");
            }
        }
        for (Reading reading : term.due()) {
            checkDue(term, reading.due());
        }
        checkAlternatives(term);
        if (isImpossible(term)) {
            warn(term, Code.TRIGGER_IMPOSSIBLE, "No fact that can be recorded triggers this term. Check its trigger.");
        }
        words(term).forEach(words -> checkWords(term, words));
    }

    private void checkDue(Term term, Due due) {
        var search = new Search(new HashSet<>(), new ArrayList<>());
        Optional<LocalDate> day = day(term, due, search);
        search.problems()
                .forEach(problem -> warn(
                        term,
                        Code.DUE_NOT_COMPUTABLE,
                        "The due date cannot be computed: " + problem + ". The obligation will have no date."));
        LocalDate dated = intake.order().datedOn();
        day.filter(on -> on.isBefore(dated))
                .ifPresent(on -> warn(
                        term,
                        Code.DUE_BEFORE_ORDER,
                        "The due date, " + UsDates.day(on) + ", is before the date of the order, " + UsDates.day(dated)
                                + ". Check both dates."));
        compareWithQuotation(term, due, day);
        if (due instanceof Due.Fixed(LocalDate on, var _)) {
            closed(on)
                    .ifPresent(reason -> warn(
                            term,
                            Code.DUE_ON_CLOSED_DAY,
                            "The date fixed by the order, " + UsDates.day(on) + ", is " + reason
                                    + ". A date fixed by the order does not roll."));
        }
    }

    private void compareWithQuotation(Term term, Due due, Optional<LocalDate> day) {
        var quotation = new QuotationCheck(term.citation().quotation(), (code, detail) -> warn(term, code, detail));
        switch (due) {
            case Due.Fixed(LocalDate on, LocalTime at) -> quotation.compare("The due date", new CourtTime(on, at));
            case Due.EventDay(EventKey event) ->
                Optional.ofNullable(events.get(event)).ifPresent(at -> quotation.compare(name(event), at));
            case Due.Counted counted
            when counted.from() instanceof Anchor.ScheduledEvent(EventKey event) ->
                day.ifPresent(on -> quotation.requireOneOf(
                        "The due date",
                        on,
                        Stream.ofNullable(events.get(event)).map(CourtTime::on).toList(),
                        intake.order().datedOn()));
            case Due.Counted _, Due.SameAs _, Due.Every _, Due.EarlierOf _, Due.LaterOf _ -> {
                // The words give a period, another term or several dates, and dates in them may be those of other
                // things.
            }
            case Due.Undated _ ->
                term.performedBy().stream()
                        .flatMap(performance -> Stream.ofNullable(performance.event()))
                        .distinct()
                        .filter(events::containsKey)
                        .forEach(event -> quotation.compare(name(event), Objects.requireNonNull(events.get(event))));
        }
    }

    /** Returns the due day under the default reading, if it is known when the order is entered. */
    private Optional<LocalDate> day(Term term, Due due, Search search) {
        return switch (due) {
            case Due.Undated _ -> Optional.empty();
            case Due.Fixed(LocalDate on, var _) -> Optional.of(on);
            case Due.EventDay(EventKey event) ->
                Optional.ofNullable(events.get(event)).map(CourtTime::on);
            case Due.SameAs(TermId other) -> day(other, search);
            case Due.Counted counted ->
                anchor(counted.from(), search)
                        .flatMap(from -> counted(term, counted.period(), counted.at(), from, search));
            case Due.Every every ->
                anchor(every.from(), search)
                        .flatMap(from -> counted(
                                term,
                                new Period(every.amount(), every.unit(), Period.Direction.AFTER),
                                every.at(),
                                from,
                                search));
            case Due.EarlierOf(List<Due> of) ->
                of.stream().flatMap(each -> day(term, each, search).stream()).min(Comparator.naturalOrder());
            case Due.LaterOf(List<Due> of) ->
                of.stream().flatMap(each -> day(term, each, search).stream()).max(Comparator.naturalOrder());
        };
    }

    private Optional<LocalDate> day(TermId term, Search search) {
        return search.visited().add(term)
                ? find(term).flatMap(other -> day(other, byDefault(other), search))
                : Optional.empty();
    }

    private Optional<LocalDate> counted(
            Term term, Period period, @Nullable LocalTime at, CourtTime from, Search search) {
        Channel delivery = term.delivery() == null ? Channel.OTHER : term.delivery();
        return switch (rule6.compute(period, from, delivery, at).deadline()) {
            case Deadline.Dated dated -> Optional.of(dated.due().on());
            case Deadline.Undated undated -> {
                search.problems().add(undated.reason());
                yield Optional.empty();
            }
        };
    }

    private static Optional<CourtTime> anchor(LocalDate day, Search search) {
        if (CourtCalendar.covers(day)) {
            return Optional.of(CourtTime.on(day));
        }
        search.problems().add(CourtCalendar.notCovered(day));
        return Optional.empty();
    }

    private Optional<CourtTime> anchor(Anchor anchor, Search search) {
        var order = intake.order();
        return switch (anchor) {
            case Anchor.OrderDated() -> anchor(order.datedOn(), search);
            case Anchor.OrderFiled() -> anchor(order.filedOn() == null ? order.datedOn() : order.filedOn(), search);
            case Anchor.ScheduledEvent(EventKey event) -> Optional.ofNullable(events.get(event));
            case Anchor.TriggeringFact(), Anchor.TermPerformed(var _, var _) -> Optional.empty();
            case Anchor.TermDue(TermId term) -> day(term, search).flatMap(day -> anchor(day, search));
        };
    }

    /** A search for a due day: the terms it has followed, and the reasons why it found none. */
    private record Search(Set<TermId> visited, List<String> problems) {}

    private boolean isImpossible(Term term) {
        Boolean cached = impossible.get(term.id());
        if (cached == null) {
            cached = isImpossible(term.trigger(), term);
            impossible.put(term.id(), cached);
        }
        return cached;
    }

    private boolean isImpossible(Trigger trigger, Term term) {
        return switch (trigger) {
            case Trigger.OrderInForce(), Trigger.WindowElapsed(var _) -> false;
            case Trigger.TermPerformed performed ->
                performed.order() == null
                        && !performed.recurring()
                        && find(performed.term()).filter(this::isImpossible).isPresent();
            case Trigger.TermDone(TermId other) ->
                find(other).filter(this::isImpossible).isPresent();
            case Trigger.AnyOf(List<Trigger> triggers) -> triggers.stream().allMatch(one -> isImpossible(one, term));
            case Trigger.FactRecorded fact ->
                isOver(fact.before(), term)
                        || fact.facts().stream().allMatch(name -> isImpossible(name, fact.addressed()));
        };
    }

    /** Returns true if no fact can be both after the order and before the event. */
    private boolean isOver(@Nullable EventKey before, Term term) {
        CourtTime at = before == null ? null : events.get(before);
        return at != null
                && !term.countsEarlierActs()
                && !at.on().isAfter(intake.order().datedOn());
    }

    /** Returns true for a fact that cannot be recorded as a trigger, or that has no recipients but needs one. */
    private boolean isImpossible(String name, boolean addressed) {
        var fact = FactRequirements.find(name);
        if (fact.isEmpty() || RecordAct.class.isAssignableFrom(fact.get())) {
            return true;
        }
        if (fact.get() == PerformanceRecorded.class) {
            return intake.order().terms().stream()
                    .flatMap(term -> term.performedBy().stream())
                    .noneMatch(performance -> performance.fact().equals(name));
        }
        return addressed && !PartyAct.class.isAssignableFrom(fact.get());
    }

    private void checkWords(@Nullable Term term, String words) {
        var dates = QuotedDate.in(words);
        dates.forEach(date -> checkDate(term, date));
        var days =
                dates.stream().flatMap(date -> date.day().stream()).distinct().toList();
        Optional<LocalDate> day = days.size() == 1 ? Optional.of(days.getFirst()) : Optional.empty();
        List<QuotedZone> zones = QuotedZone.in(words);
        Court court = intake.calendar().court();
        // An order that gives a time in the court's zone may give it in another zone too.
        boolean inCourtsZone = zones.stream().anyMatch(zone -> zone.isOf(court));
        for (QuotedZone zone : zones) {
            if (inCourtsZone && !zone.isOf(court)) {
                continue;
            }
            zone.mismatch(court, day)
                    .ifPresent(mismatch -> warn(
                            term,
                            Code.TIME_ZONE_MISMATCH,
                            "The order says \"" + zone.words() + "\", but " + mismatch
                                    + ". Times are read in the court's time zone."));
        }
    }

    private void checkDate(@Nullable Term term, QuotedDate date) {
        var possible = date.year().isPresent()
                ? date.day().stream().toList()
                : date.nearest(intake.order().datedOn());
        if (possible.isEmpty()) {
            warn(
                    term,
                    Code.NO_SUCH_DATE,
                    "The order says \"" + date.words() + "\", but this date does not exist. Check the quotation.");
        } else if (date.weekday() != null && possible.stream().noneMatch(day -> day.getDayOfWeek() == date.weekday())) {
            warn(
                    term,
                    Code.WEEKDAY_MISMATCH,
                    "The order says \"" + date.words() + "\", but that date is "
                            + possible.stream().map(UsDates::day).collect(joining(" or ")) + ". Check the date.");
        }
    }

    private static Stream<String> words(Term term) {
        return Stream.of(
                        Stream.of(term.citation().quotation(), term.title()),
                        term.requirements().stream().map(Requirement::words),
                        Stream.ofNullable(term.otherwise()),
                        term.due().stream()
                                .map(Reading::due)
                                .flatMap(
                                        due -> due instanceof Due.Undated(String said) ? Stream.of(said) : Stream.of()))
                .flatMap(texts -> texts);
    }

    private Optional<String> closed(LocalDate day) {
        return closed(day, intake.calendar());
    }

    /** Returns the reasons that close a day for a forward period; empty if the day is open or not covered. */
    static Optional<String> closed(LocalDate day, CourtCalendar calendar) {
        if (!CourtCalendar.covers(day)) {
            return Optional.empty();
        }
        var reasons = calendar.reasonsClosed(day, Period.Direction.AFTER).stream()
                .filter(reason -> reason.counts().byDefault())
                .map(ClosedDay::name)
                .distinct()
                .toList();
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", reasons));
    }

    private static Due byDefault(Term term) {
        return term.due().stream()
                .filter(Reading::byDefault)
                .findFirst()
                .orElseThrow()
                .due();
    }

    private Optional<Term> find(TermId id) {
        return intake.order().terms().stream()
                .filter(term -> term.id().equals(id))
                .findFirst();
    }

    private static String name(EventKey event) {
        return "The " + event.inWords();
    }

    private void warn(Code code, String detail) {
        warnings.add(new OrderWarning(code, null, null, detail, null));
    }

    private void warn(EventKey event, Code code, String detail) {
        warnings.add(new OrderWarning(code, null, event, detail, null));
    }

    private void warn(@Nullable Term term, Code code, String detail) {
        warnings.add(
                term == null
                        ? new OrderWarning(code, null, null, detail, null)
                        : new OrderWarning(
                                code, term.id(), null, detail, term.citation().where()));
    }
}
