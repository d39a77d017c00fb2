package org.goodfaith.rulebook.status;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;

/** States the rules of a term in plain words: what triggers it, when it is due, and what ends it. */
public final class TermInWords {

    private final List<Term> terms;

    private TermInWords(List<Term> terms) {
        this.terms = terms;
    }

    /**
     * Returns one sentence for each rule.
     *
     * @param terms the terms of the same order
     */
    public static List<String> of(Term term, List<Term> terms) {
        var words = new TermInWords(terms);
        var rules = new ArrayList<String>();
        if (!(term.trigger() instanceof Trigger.OrderInForce)) {
            rules.add("Binding upon " + words.trigger(term.trigger(), term) + ".");
        }
        for (Reading reading : term.due()) {
            rules.add((term.due().size() == 1 ? "Due " : "Due, read as \"" + reading.label() + "\", ")
                    + words.due(reading.due(), term) + ".");
        }
        for (Requirement requirement : term.requirements()) {
            if (requirement instanceof Requirement.NotBefore notBefore) {
                rules.add("Not before " + words.due(notBefore.earliest(), term) + ".");
            }
        }
        for (Ending ending : term.endedBy()) {
            rules.add("Ends " + words.ending(ending) + ".");
        }
        if (term.owedBy().nonparty() != null) {
            rules.add("Owed by " + term.owedBy().nonparty().inWords() + ", not by a party.");
        }
        return rules;
    }

    private String trigger(Trigger trigger, Term term) {
        return switch (trigger) {
            case Trigger.OrderInForce _ -> "this order";
            case Trigger.FactRecorded fact ->
                (fact.recurring() ? "each entry " : "an entry ")
                        + RecordAsKnownAt.quoted(fact.facts())
                        + (fact.addressed() ? " addressed to the party" : "")
                        + (fact.before() == null ? "" : " before the day of the " + event(fact.before()));
            case Trigger.TermDone done -> "performance of " + title(null, done.term()) + ", or its due day";
            case Trigger.TermPerformed performed ->
                (performed.recurring() ? "each performance of " : "performance of ")
                        + (performed.order() == null && performed.term().equals(term.id())
                                ? "this term"
                                : title(performed.order(), performed.term()));
            case Trigger.WindowElapsed window ->
                "the end of a period without settlement: "
                        + window.readings().stream()
                                .map(reading -> due(reading.due(), term))
                                .distinct()
                                .collect(Collectors.joining(", or "));
            case Trigger.AnyOf any ->
                any.triggers().stream().map(each -> trigger(each, term)).collect(Collectors.joining(", or "));
        };
    }

    private String due(Due due, Term term) {
        return switch (due) {
            case Due.Undated undated -> "\"" + undated.words() + "\", which sets no date";
            case Due.Fixed fixed -> "on " + UsDates.day(fixed.on()) + at(fixed.at());
            case Due.Counted counted ->
                amount(counted.amount(), counted.unit())
                        + (counted.direction() == Period.Direction.AFTER ? " after " : " before ")
                        + anchor(counted.from(), term)
                        + at(counted.at());
            case Due.EventDay day -> "by the end of the day of the " + event(day.event());
            case Due.SameAs same -> "when " + title(null, same.term()) + " is due";
            case Due.EarlierOf earlier -> "on the earliest of: " + listed(earlier.of(), term);
            case Due.LaterOf later -> "on the latest of: " + listed(later.of(), term);
            case Due.Every every ->
                "every " + amount(every.amount(), every.unit()) + " after " + anchor(every.from(), term)
                        + at(every.at());
        };
    }

    private String listed(List<Due> of, Term term) {
        return of.stream().map(each -> due(each, term)).collect(Collectors.joining("; "));
    }

    private String anchor(Anchor anchor, Term term) {
        return switch (anchor) {
            case Anchor.OrderDated _ -> "the date of the order";
            case Anchor.OrderFiled _ -> "the date the order was filed";
            case Anchor.ScheduledEvent event -> "the " + event(event.event());
            case Anchor.TriggeringFact _ -> trigger(term.trigger(), term);
            case Anchor.TermDue due -> "the due date of " + title(null, due.term());
            case Anchor.TermPerformed performed -> "the performance of " + title(performed.order(), performed.term());
        };
    }

    private String ending(Ending ending) {
        return switch (ending) {
            case Ending.EventDayOver over -> "with the day on which the " + event(over.event()) + " is held";
            case Ending.Settled _ -> "upon settlement";
            case Ending.Exhausted _ -> "when informal settlement efforts are exhausted";
            case Ending.TermPerformed other -> "upon performance of " + title(null, other.term());
            case Ending.Alternative other ->
                "upon performance of the alternative, " + title(null, other.term()) + ", which discharges it";
        };
    }

    private String title(@Nullable OrderId order, TermId term) {
        return order != null
                ? "the term " + term + " of " + order
                : '"'
                        + terms.stream()
                                .filter(each -> each.id().equals(term))
                                .map(Term::title)
                                .findFirst()
                                .orElse(term.value())
                        + '"';
    }

    private static String event(EventKey event) {
        return event.inWords();
    }

    private static String amount(int amount, Period.Unit unit) {
        String name = FactNames.name(unit).toLowerCase(Locale.ROOT);
        return amount + " " + (amount == 1 ? name.substring(0, name.length() - 1) : name);
    }

    private static String at(@Nullable LocalTime time) {
        return time == null ? "" : ", at " + UsDates.time(time);
    }
}
