package org.goodfaith.rulebook.intake;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.intake.OrderWarning.Code;
import org.goodfaith.rulebook.time.ClosedDay;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Rule6;
import org.jspecify.annotations.Nullable;

/**
 * Finds the traps seen in real orders: a day before the order's own, a weekday that its date is not, a fixed date on a
 * holiday, a duty that nothing can trigger.
 *
 * <p>It only warns. An order is entered as the court made it, whatever is odd about it.
 */
public final class IntakeLint {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.US);

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
     * @param intake an order whose terms passed {@link TermsCheck}
     * @return what a clerk should look at, about the order first, then its events, then its terms; none if nothing is
     *     odd
     */
    public static List<OrderWarning> warnings(IncomingOrder intake) {
        var lint = new IntakeLint(intake);
        lint.lookAtOrder();
        intake.sets().forEach(lint::lookAtEvent);
        intake.order().terms().forEach(lint::lookAtTerm);
        return List.copyOf(lint.warnings);
    }

    private void lookAtOrder() {
        var order = intake.order();
        LocalDate filedOn = order.filedOn();
        if (filedOn != null && filedOn.isBefore(order.datedOn())) {
            warn(
                    Code.FILED_BEFORE_DATED,
                    "The read model has the order filed on " + text(filedOn) + ", before " + text(order.datedOn())
                            + ", the day it is dated.");
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
                .forEach(text -> lookAtWords(null, text));
    }

    private void warnIfAbsent(Set<Obligor.Who> obligors, Obligor.Who who, Side side, String name) {
        if (obligors.contains(who) && intake.parties().stream().noneMatch(party -> party.side() == side)) {
            warn(
                    Code.OBLIGOR_ABSENT,
                    "No " + name + " has joined the case, so nobody owes what the order asks of one.");
        }
    }

    private void lookAtEvent(EventKey event, CourtTime at) {
        LocalDate dated = intake.order().datedOn();
        if (at.on().isBefore(dated)) {
            warn(
                    event,
                    Code.EVENT_BEFORE_ORDER,
                    name(event) + " is set for " + text(at.on()) + ", before the order's own date, " + text(dated)
                            + ".");
        } else if (at.on().isBefore(intake.today())) {
            warn(event, Code.EVENT_PAST, name(event) + " was set for " + text(at.on()) + ", which is past.");
        }
        closed(at.on())
                .ifPresent(why -> warn(
                        event,
                        Code.EVENT_ON_CLOSED_DAY,
                        name(event) + " is set for " + text(at.on()) + ", " + why + "."));
    }

    private void lookAtTerm(Term term) {
        for (PartyId party : term.owedBy().parties()) {
            if (intake.parties().stream().map(PartyJoined::party).noneMatch(party::equals)) {
                warn(term, Code.OBLIGOR_ABSENT, party + ", who would owe it, has not joined the case.");
            }
        }
        for (Reading reading : term.due()) {
            lookAtDue(term, reading.due());
        }
        if (isImpossible(term)) {
            warn(term, Code.TRIGGER_IMPOSSIBLE, "Nothing that can be recorded would ever trigger it.");
        }
        words(term).forEach(words -> lookAtWords(term, words));
    }

    private void lookAtDue(Term term, Due due) {
        Optional<LocalDate> day;
        try {
            day = day(term, due, new HashSet<>());
        } catch (IllegalArgumentException e) {
            warn(term, Code.DUE_NOT_COMPUTABLE, "When it is due cannot be computed: " + e.getMessage() + ".");
            return;
        }
        LocalDate dated = intake.order().datedOn();
        day.filter(on -> on.isBefore(dated))
                .ifPresent(on -> warn(
                        term,
                        Code.DUE_BEFORE_ORDER,
                        "It is due " + text(on) + ", before the order's own date, " + text(dated) + "."));
        if (due instanceof Due.Fixed(LocalDate on, var _)) {
            closed(on)
                    .ifPresent(why -> warn(
                            term,
                            Code.DUE_ON_CLOSED_DAY,
                            "The day the order names, " + text(on) + ", is " + why
                                    + ". A date fixed by the order does not roll."));
            warnIfQuotedOtherwise(term, on);
        }
    }

    private void warnIfQuotedOtherwise(Term term, LocalDate on) {
        var quoted = QuotedDate.in(term.citation().quotation()).stream()
                .flatMap(date -> date.day().stream())
                .distinct()
                .toList();
        if (!quoted.isEmpty() && !quoted.contains(on)) {
            warn(
                    term,
                    Code.QUOTED_DATE_DIFFERS,
                    "It was entered as due " + text(on) + ", but the order's words name "
                            + quoted.stream().map(IntakeLint::text).collect(joining(", ")) + ".");
        }
    }

    /** The day it comes to as far as that is known when the order comes in, under the calendar's default reading. */
    private Optional<LocalDate> day(Term term, Due due, Set<TermId> way) {
        return switch (due) {
            case Due.Undated _ -> Optional.empty();
            case Due.Fixed(LocalDate on, var _) -> Optional.of(on);
            case Due.EventDay(EventKey event) ->
                Optional.ofNullable(events.get(event)).map(CourtTime::on);
            case Due.SameAs(TermId other) -> day(other, way);
            case Due.Counted counted -> anchor(counted.from(), way).map(from -> counted(term, counted, from));
        };
    }

    private Optional<LocalDate> day(TermId term, Set<TermId> way) {
        return way.add(term) ? find(term).flatMap(other -> day(other, byDefault(other), way)) : Optional.empty();
    }

    private LocalDate counted(Term term, Due.Counted counted, CourtTime from) {
        Channel delivery = term.delivery() == null ? Channel.OTHER : term.delivery();
        return rule6.compute(counted.period(), from, delivery, counted.at())
                .deadline()
                .due()
                .on();
    }

    private Optional<CourtTime> anchor(Anchor anchor, Set<TermId> way) {
        var order = intake.order();
        return switch (anchor) {
            case Anchor.OrderDated() -> Optional.of(CourtTime.on(order.datedOn()));
            case Anchor.OrderFiled() ->
                Optional.of(CourtTime.on(order.filedOn() == null ? order.datedOn() : order.filedOn()));
            case Anchor.ScheduledEvent(EventKey event) -> Optional.ofNullable(events.get(event));
            case Anchor.TriggeringFact() -> Optional.empty();
            case Anchor.TermDue(TermId term) -> day(term, way).map(CourtTime::on);
        };
    }

    private boolean isImpossible(Term term) {
        Boolean known = impossible.get(term.id());
        if (known == null) {
            known = isImpossible(term.trigger(), term);
            impossible.put(term.id(), known);
        }
        return known;
    }

    private boolean isImpossible(Trigger trigger, Term term) {
        return switch (trigger) {
            case Trigger.OrderInForce(), Trigger.WindowElapsed(var _) -> false;
            case Trigger.TermDone(TermId other) ->
                find(other).filter(this::isImpossible).isPresent();
            case Trigger.AnyOf(List<Trigger> triggers) -> triggers.stream().allMatch(one -> isImpossible(one, term));
            case Trigger.FactRecorded fact ->
                isOver(fact.before(), term)
                        || fact.facts().stream().allMatch(name -> isImpossible(name, fact.addressed()));
        };
    }

    /** Nothing happens both after the order and before an event that the order finds past. */
    private boolean isOver(@Nullable EventKey before, Term term) {
        CourtTime at = before == null ? null : events.get(before);
        return at != null
                && !term.countsEarlierActs()
                && !at.on().isAfter(intake.order().datedOn());
    }

    /** What is about the record itself triggers nothing, and what is no act of a party is addressed to nobody. */
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

    private void lookAtWords(@Nullable Term term, String words) {
        var dates = QuotedDate.in(words);
        dates.forEach(date -> lookAtDate(term, date));
        var days =
                dates.stream().flatMap(date -> date.day().stream()).distinct().toList();
        Optional<LocalDate> day = days.size() == 1 ? Optional.of(days.getFirst()) : Optional.empty();
        for (QuotedZone zone : QuotedZone.in(words)) {
            zone.mismatch(intake.calendar().court().zone(), day)
                    .ifPresent(why -> warn(
                            term,
                            Code.TIME_ZONE_MISMATCH,
                            "The words name \"" + zone.words() + "\", but " + why + "."));
        }
    }

    private void lookAtDate(@Nullable Term term, QuotedDate date) {
        var possible = date.year().isPresent()
                ? date.day().stream().toList()
                : date.nearest(intake.order().datedOn());
        if (possible.isEmpty()) {
            warn(term, Code.NO_SUCH_DATE, "The words name \"" + date.words() + "\", and there is no such date.");
        } else if (date.weekday() != null && possible.stream().noneMatch(day -> day.getDayOfWeek() == date.weekday())) {
            warn(
                    term,
                    Code.WEEKDAY_MISMATCH,
                    "The words name \"" + date.words() + "\", but that day is "
                            + possible.stream().map(IntakeLint::text).collect(joining(" or ")) + ".");
        }
    }

    private static Stream<String> words(Term term) {
        return Stream.of(
                        Stream.of(term.citation().quotation(), term.title()),
                        term.requirements().stream().map(Requirement::words),
                        term.due().stream()
                                .map(Reading::due)
                                .flatMap(
                                        due -> due instanceof Due.Undated(String said) ? Stream.of(said) : Stream.of()))
                .flatMap(texts -> texts);
    }

    private Optional<String> closed(LocalDate day) {
        return closed(day, intake.calendar());
    }

    /** @return why the calendar closes the day, as for a period that runs forward; empty if it is open */
    static Optional<String> closed(LocalDate day, CourtCalendar calendar) {
        if (day.getYear() < CourtCalendar.FIRST_YEAR || day.getYear() > CourtCalendar.LAST_YEAR) {
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
        return "The " + event.value().replace('-', ' ');
    }

    static String text(LocalDate day) {
        return DAY.format(day);
    }

    private void warn(Code code, String says) {
        warnings.add(new OrderWarning(code, null, null, says, null));
    }

    private void warn(EventKey event, Code code, String says) {
        warnings.add(new OrderWarning(code, null, event, says, null));
    }

    private void warn(@Nullable Term term, Code code, String says) {
        warnings.add(
                term == null
                        ? new OrderWarning(code, null, null, says, null)
                        : new OrderWarning(
                                code, term.id(), null, says, term.citation().where()));
    }
}
