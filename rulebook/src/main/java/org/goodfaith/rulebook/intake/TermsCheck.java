package org.goodfaith.rulebook.intake;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Fact;
import org.goodfaith.events.NonpartyActRecorded;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferAnswer;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.Texts;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.intake.FactRequirements.Attribute;
import org.goodfaith.rulebook.time.CourtCalendar;

/**
 * Finds errors in the terms of one order: dangling or circular references, unknown facts or attributes, and due rules
 * that cannot be computed.
 */
public final class TermsCheck {

    private final List<Term> terms;
    private final Set<EventKey> events;
    private final Set<TermId> ids;
    private final List<OrderProblem> problems = new ArrayList<>();

    private TermsCheck(List<Term> terms, Collection<EventKey> events) {
        this.terms = terms;
        this.events = new LinkedHashSet<>(events);
        this.ids = new LinkedHashSet<>(terms.stream().map(Term::id).toList());
    }

    /**
     * Returns all errors, in order of the terms; empty if the terms are valid.
     *
     * @param terms the terms of one order, at {@code /terms}
     * @param events the events scheduled by the order or already scheduled in its case
     */
    public static List<OrderProblem> problems(List<Term> terms, Collection<EventKey> events) {
        var check = new TermsCheck(terms, events);
        check.requireDistinctIds();
        for (int i = 0; i < terms.size(); i++) {
            check.check("/terms/" + i, terms.get(i));
        }
        check.requireNoCycle();
        return List.copyOf(check.problems);
    }

    private void requireDistinctIds() {
        var seen = new HashSet<TermId>();
        for (int i = 0; i < terms.size(); i++) {
            if (!seen.add(terms.get(i).id())) {
                report(
                        "/terms/" + i + "/id",
                        "another term of this order has the id '" + terms.get(i).id() + "'");
            }
        }
    }

    private void check(String path, Term term) {
        checkTrigger(path + "/trigger", term.trigger());
        if (term.owedBy().who() == Obligor.Who.RECIPIENTS
                && facts(term.trigger()).noneMatch(Trigger.FactRecorded::addressed)) {
            report(path + "/owedBy/who", "RECIPIENTS needs a trigger of kind fact with addressed: true");
        }
        for (int i = 0; i < term.due().size(); i++) {
            Due due = term.due().get(i).due();
            if (due instanceof Due.Every every) {
                checkEvery(path + "/due/" + i + "/due", every, term);
            } else {
                checkDue(path + "/due/" + i + "/due", due, term.trigger());
            }
        }
        checkNonparty(path, term);
        for (int i = 0; i < term.performedBy().size(); i++) {
            checkPerformance(path + "/performedBy/" + i, term.performedBy().get(i), term.trigger());
        }
        for (int i = 0; i < term.requirements().size(); i++) {
            checkRequirement(path + "/requirements/" + i, term.requirements().get(i), term);
        }
        for (int i = 0; i < term.endedBy().size(); i++) {
            checkEnding(path + "/endedBy/" + i, term.endedBy().get(i), term);
        }
    }

    private void checkEnding(String path, Ending ending, Term term) {
        switch (ending) {
            case Ending.EventDayOver(EventKey event) -> requireEvent(path + "/event", event);
            case Ending.TermPerformed(TermId other) -> requireOtherTerm(path + "/term", other, term);
            case Ending.Alternative(TermId other) -> requireOtherTerm(path + "/term", other, term);
            case Ending.Settled(), Ending.Exhausted() -> {}
        }
    }

    private void requireOtherTerm(String path, TermId other, Term term) {
        requireTerm(path, other);
        if (other.equals(term.id())) {
            report(path, "a term cannot end itself");
        }
    }

    /** Only a person who is no party records {@code NonpartyActRecorded}, and records nothing else. */
    private void checkNonparty(String path, Term term) {
        boolean nonparty = term.owedBy().nonparty() != null;
        for (int i = 0; i < term.performedBy().size(); i++) {
            boolean byNonparty = term.performedBy().get(i).fact().equals(NonpartyActRecorded.class.getSimpleName());
            if (nonparty && !byNonparty) {
                report(
                        path + "/performedBy/" + i + "/fact",
                        "a person who is not a party performs a term by NonpartyActRecorded");
            } else if (!nonparty && byNonparty) {
                report(path + "/performedBy/" + i + "/fact", "only a term owed by NONPARTY is performed by this fact");
            }
        }
    }

    private void checkEvery(String path, Due.Every every, Term term) {
        checkAnchor(path + "/from", every.from(), term.trigger());
        if (term.due().size() > 1) {
            report(path, "a term that recurs in periods can have only one reading");
        }
        if (isRecurring(term.trigger())) {
            report(path, "a term cannot recur both in periods and with each triggering fact");
        }
    }

    private static boolean isRecurring(Trigger trigger) {
        return switch (trigger) {
            case Trigger.FactRecorded fact -> fact.recurring();
            case Trigger.TermPerformed performed -> performed.recurring();
            case Trigger.AnyOf(List<Trigger> triggers) -> triggers.stream().anyMatch(TermsCheck::isRecurring);
            case Trigger.OrderInForce _, Trigger.TermDone _, Trigger.WindowElapsed _ -> false;
        };
    }

    private void checkTrigger(String path, Trigger trigger) {
        switch (trigger) {
            case Trigger.OrderInForce() -> {}
            case Trigger.FactRecorded(List<String> facts, boolean _, boolean _, EventKey before) -> {
                for (int i = 0; i < facts.size(); i++) {
                    requireFact(path + "/facts/" + i, facts.get(i));
                }
                if (before != null) {
                    requireEvent(path + "/before", before);
                }
            }
            case Trigger.TermDone(TermId term) -> requireTerm(path + "/term", term);
            case Trigger.TermPerformed(OrderId order, TermId term, boolean _) -> {
                if (order == null) {
                    requireTerm(path + "/term", term);
                }
            }
            case Trigger.WindowElapsed(List<Reading> readings) -> {
                for (int i = 0; i < readings.size(); i++) {
                    checkWindow(
                            path + "/readings/" + i + "/due", readings.get(i).due(), trigger);
                }
            }
            case Trigger.AnyOf(List<Trigger> triggers) -> {
                for (int i = 0; i < triggers.size(); i++) {
                    checkTrigger(path + "/triggers/" + i, triggers.get(i));
                }
            }
        }
    }

    private void checkWindow(String path, Due due, Trigger trigger) {
        if (due instanceof Due.Undated) {
            report(path + "/kind", "a window needs a due rule with a date");
        }
        checkDue(path, due, trigger);
    }

    private void checkDue(String path, Due due, Trigger trigger) {
        switch (due) {
            case Due.Undated _ -> {}
            case Due.Fixed(LocalDate on, var _) -> requireCovered(path + "/on", on);
            case Due.Counted counted -> {
                checkAnchor(path + "/from", counted.from(), trigger);
                if (counted.unit() == Period.Unit.HOURS) {
                    checkHours(path, counted);
                }
            }
            case Due.EventDay(EventKey event) -> requireEvent(path + "/event", event);
            case Due.SameAs(TermId term) -> requireTerm(path + "/term", term);
            case Due.EarlierOf(List<Due> of) -> checkParts(path + "/of/", of, trigger);
            case Due.LaterOf(List<Due> of) -> checkParts(path + "/of/", of, trigger);
            case Due.Every _ -> report(path + "/kind", "every must be the term's due rule itself");
        }
    }

    private void checkParts(String path, List<Due> of, Trigger trigger) {
        for (int i = 0; i < of.size(); i++) {
            if (of.get(i) instanceof Due.Undated) {
                report(path + i + "/kind", "each part needs a due rule with a date");
            }
            checkDue(path + i, of.get(i), trigger);
        }
    }

    private void checkHours(String path, Due.Counted counted) {
        if (counted.at() != null) {
            report(path + "/at", "a period in hours sets its own end time; remove at");
        }
        switch (counted.from()) {
            case Anchor.OrderDated _, Anchor.OrderFiled _, Anchor.TermDue _ ->
                report(
                        path + "/from/kind",
                        "a period in hours must be counted from an event or the triggering fact, not from a day");
            case Anchor.ScheduledEvent _, Anchor.TriggeringFact _, Anchor.TermPerformed _ -> {}
        }
    }

    private void checkAnchor(String path, Anchor anchor, Trigger trigger) {
        switch (anchor) {
            case Anchor.OrderDated(), Anchor.OrderFiled() -> {}
            case Anchor.ScheduledEvent(EventKey event) -> requireEvent(path + "/event", event);
            case Anchor.TriggeringFact() -> {
                if (!isTriggeredByAnAct(trigger)) {
                    report(path + "/kind", "the term has no triggering fact from which the period could be counted");
                }
            }
            case Anchor.TermDue(TermId term) -> requireTerm(path + "/term", term);
            case Anchor.TermPerformed(OrderId order, TermId term) -> {
                if (order == null) {
                    requireTerm(path + "/term", term);
                }
            }
        }
    }

    private static boolean isTriggeredByAnAct(Trigger trigger) {
        return switch (trigger) {
            case Trigger.FactRecorded _, Trigger.TermPerformed _ -> true;
            case Trigger.AnyOf(List<Trigger> triggers) -> triggers.stream().anyMatch(TermsCheck::isTriggeredByAnAct);
            case Trigger.OrderInForce _, Trigger.TermDone _, Trigger.WindowElapsed _ -> false;
        };
    }

    private void checkPerformance(String path, Performance performance, Trigger trigger) {
        var found = requireFact(path + "/fact", performance.fact());
        if (performance.event() != null) {
            requireEvent(path + "/event", performance.event());
        }
        if (found.isEmpty()) {
            return;
        }
        var fact = found.get();
        if (!PartyAct.class.isAssignableFrom(fact) && fact != NonpartyActRecorded.class) {
            report(path + "/fact", performance.fact() + " is not an act of a party and cannot perform a term");
        }
        if (performance.event() != null && !FactRequirements.isAboutAnEvent(fact)) {
            report(path + "/event", performance.fact() + " is not about a scheduled event");
        }
        if (performance.answersTrigger()) {
            if (!OfferAnswer.class.isAssignableFrom(fact)) {
                report(path + "/answersTrigger", performance.fact() + " does not answer an offer");
            } else if (facts(trigger).flatMap(t -> t.facts().stream()).noneMatch(TermsCheck::isOffer)) {
                report(path + "/answersTrigger", "the term is not triggered by an offer");
            }
        }
    }

    private void checkRequirement(String path, Requirement requirement, Term term) {
        switch (requirement) {
            case Requirement.Affirmed(String attribute, var _) ->
                requireAttribute(path, attribute, term, "a yes-or-no attribute", Attribute.YesNo.class);
            case Requirement.AtMost(String attribute, int limit, var _) -> {
                requireAttribute(path, attribute, term, "a count", Attribute.Count.class);
                if (limit < 0) {
                    report(path + "/limit", "a limit must be 0 or more");
                }
            }
            case Requirement.AtLeast(String attribute, int limit, var _) -> {
                requireAttribute(path, attribute, term, "a count", Attribute.Count.class);
                if (limit < 1) {
                    report(path + "/limit", "a limit must be 1 or more");
                }
            }
            case Requirement.NotBefore(Due earliest, var _) -> {
                if (earliest instanceof Due.Undated) {
                    report(path + "/earliest/kind", "an earliest day needs a due rule with a date");
                }
                checkDue(path + "/earliest", earliest, term.trigger());
            }
            case Requirement.OneOf(String attribute, List<String> values, var _) -> {
                requireAttribute(
                        path, attribute, term, "an attribute with a fixed set of values", Attribute.Value.class);
                requireConstants(path + "/values", attribute, values, term);
            }
            case Requirement.Includes(String attribute, var _, var _) ->
                requireAttribute(path, attribute, term, "a list of short names", Attribute.Names.class);
            case Requirement.AttendedBy _, Requirement.AttendedOnlyBy _ -> {
                if (performing(term).noneMatch(FactRequirements::namesAttendees)) {
                    report(path + "/kind", "no fact that performs this term has attendees");
                }
            }
            case Requirement.ActIs(List<String> facts, var _) -> {
                for (int i = 0; i < facts.size(); i++) {
                    String fact = facts.get(i);
                    if (requireFact(path + "/facts/" + i, fact).isPresent()
                            && term.performedBy().stream()
                                    .noneMatch(p -> p.fact().equals(fact))) {
                        report(path + "/facts/" + i, fact + " does not perform this term");
                    }
                }
            }
            case Requirement.PrecededBy(String fact, var _) -> requireFact(path + "/fact", fact);
        }
    }

    private void requireAttribute(
            String path, String attribute, Term term, String wanted, Class<? extends Attribute> kind) {
        var found = performing(term)
                .flatMap(fact -> FactRequirements.attribute(fact, attribute).stream())
                .toList();
        if (found.isEmpty()) {
            report(path + "/attribute", "no fact that performs this term has '" + attribute + "'; " + known(term));
        } else if (found.stream().anyMatch(have -> !fits(have, kind))) {
            report(path + "/attribute", "'" + attribute + "' is not " + wanted);
        }
    }

    private static boolean fits(Attribute have, Class<? extends Attribute> wanted) {
        return switch (have) {
            case Attribute.Anything() -> wanted == Attribute.YesNo.class || wanted == Attribute.Count.class;
            case Attribute.YesNo _, Attribute.Count _, Attribute.Value _, Attribute.Names _ -> wanted.isInstance(have);
        };
    }

    private void requireConstants(String path, String attribute, List<String> values, Term term) {
        performing(term)
                .flatMap(fact -> FactRequirements.attribute(fact, attribute).stream())
                .distinct()
                .forEach(found -> {
                    if (found instanceof Attribute.Value(List<String> constants)) {
                        for (int i = 0; i < values.size(); i++) {
                            if (!constants.contains(values.get(i))) {
                                report(
                                        path + "/" + i,
                                        "'" + Texts.shown(values.get(i)) + "' is not one of "
                                                + String.join(", ", constants));
                            }
                        }
                    }
                });
    }

    private static String known(Term term) {
        return performing(term)
                .map(fact -> fact.getSimpleName() + " has "
                        + Stream.concat(
                                        FactRequirements.attributes(fact).keySet().stream(),
                                        Stream.of("channel", "pages"))
                                .distinct()
                                .collect(joining(", ")))
                .collect(joining("; "));
    }

    private static Stream<Class<? extends Fact>> performing(Term term) {
        return term.performedBy().stream().flatMap(p -> FactRequirements.find(p.fact()).stream());
    }

    private static boolean isOffer(String fact) {
        return FactRequirements.find(fact).filter(Offer.class::isAssignableFrom).isPresent();
    }

    /** Returns the triggering facts of a trigger. */
    private static Stream<Trigger.FactRecorded> facts(Trigger trigger) {
        return switch (trigger) {
            case Trigger.FactRecorded fact -> Stream.of(fact);
            case Trigger.AnyOf(List<Trigger> triggers) -> triggers.stream().flatMap(TermsCheck::facts);
            case Trigger.OrderInForce _, Trigger.TermDone _, Trigger.TermPerformed _, Trigger.WindowElapsed _ ->
                Stream.empty();
        };
    }

    private Optional<Class<? extends Fact>> requireFact(String path, String fact) {
        var found = FactRequirements.find(fact);
        if (found.isEmpty()) {
            report(path, "there is no fact called '" + Texts.shown(fact) + "'");
        }
        return found;
    }

    private void requireEvent(String path, EventKey event) {
        if (!events.contains(event)) {
            report(
                    path,
                    "no event '" + event + "' is scheduled"
                            + (events.isEmpty() ? "" : "; scheduled events: " + listed(events)));
        }
    }

    private void requireTerm(String path, TermId term) {
        if (!ids.contains(term)) {
            report(path, "this order has no term '" + term + "'");
        }
    }

    private void requireCovered(String path, LocalDate on) {
        if (on.getYear() < CourtCalendar.FIRST_YEAR || on.getYear() > CourtCalendar.LAST_YEAR) {
            report(
                    path,
                    "the court calendars cover the years " + CourtCalendar.FIRST_YEAR + " to "
                            + CourtCalendar.LAST_YEAR);
        }
    }

    /** Reports terms whose due day, trigger or end depends on itself, directly or through other terms. */
    private void requireNoCycle() {
        List<TermId> circle = TermDependencies.circle(terms);
        if (!circle.isEmpty()) {
            int index = terms.stream().map(Term::id).toList().indexOf(circle.getFirst());
            report(
                    "/terms/" + index,
                    "the due day or trigger of this term depends on itself: " + listed(circle) + ", "
                            + circle.getFirst());
        }
    }

    private static String listed(Collection<?> values) {
        return values.stream().map(Object::toString).collect(joining(", "));
    }

    private void report(String path, String message) {
        problems.add(new OrderProblem(path, message));
    }
}
