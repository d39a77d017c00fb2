package org.goodfaith.rulebook.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Limits;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.Side;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;

/**
 * Estimates the number of obligations that the facts of a case create, without evaluating the case. A case has hardly
 * ever more.
 *
 * <p>Each term counts once for each obligor, for each entry that creates an obligation of its own, and for each
 * occasion of its event. A term that recurs in periods counts as {@link Limits#TERMS_PER_RECURRING_TERM} terms.
 */
public final class ObligationCount {

    private final Map<OrderId, OrderEntered> orders = new HashMap<>();
    private final Map<String, Long> recorded = new HashMap<>();
    private final Map<String, Long> recipients = new HashMap<>();
    private final Map<EventKey, Long> over = new HashMap<>();
    private final Map<Side, Long> parties = new HashMap<>();

    private ObligationCount(Stream<Fact> facts) {
        facts.forEach(this::add);
    }

    /** @param facts the effective facts of a case */
    public static long of(Stream<Fact> facts) {
        var count = new ObligationCount(facts);
        return count.orders.values().stream()
                .mapToLong(order -> order.terms().stream()
                        .mapToLong(term -> count.of(order, term))
                        .sum())
                .sum();
    }

    private void add(Fact fact) {
        recorded.merge(fact.factName(), 1L, Long::sum);
        if (fact instanceof PartyAct act) {
            recipients.merge(fact.factName(), (long) act.actors().to().size(), Long::sum);
        }
        switch (fact) {
            case PartyJoined f -> parties.merge(f.side(), 1L, Long::sum);
            case OrderEntered f -> orders.put(f.order(), f);
            case OrderToShowCauseIssued f -> orders.put(f.order(), f.asOrder());
            case EventHeld f -> over.merge(f.event(), 1L, Long::sum);
            case EventCanceled f -> over.merge(f.event(), 1L, Long::sum);
            case NonappearanceRecorded f -> over.merge(f.event(), 1L, Long::sum);
            default -> {
                // No other fact adds obligors, terms or occasions. Creating entries are counted by their name.
            }
        }
    }

    private long of(OrderEntered order, Term term) {
        boolean each = term.owedBy().how() == Obligor.How.EACH && term.owedBy().nonparty() == null;
        long obligors = each ? obligors(term.owedBy()) : 1;
        long created = Triggers.recurring(term.trigger()).stream()
                .mapToLong(trigger -> created(order, trigger, each, obligors))
                .sum();
        long periods = term.every().isPresent() ? Limits.TERMS_PER_RECURRING_TERM : 1;
        EventKey event = TermEvents.of(order, term).series();
        long occasions = event == null ? 1 : 1 + over.getOrDefault(event, 0L);
        return (obligors * periods + created) * occasions;
    }

    private long obligors(Obligor obligor) {
        return switch (obligor.who()) {
            case PLAINTIFFS -> parties.getOrDefault(Side.PLAINTIFF, 0L);
            case DEFENDANTS -> parties.getOrDefault(Side.DEFENDANT, 0L);
            case ALL, RECIPIENTS ->
                parties.values().stream().mapToLong(Long::longValue).sum();
            case NAMED -> obligor.parties().size();
            case NONPARTY -> 1;
        };
    }

    private long created(OrderEntered order, Trigger trigger, boolean each, long obligors) {
        return switch (trigger) {
            case Trigger.FactRecorded fact -> {
                boolean byRecipient = each && fact.addressed();
                yield fact.facts().stream()
                        .mapToLong(name -> byRecipient
                                ? recipients.getOrDefault(name, 0L)
                                : obligors * recorded.getOrDefault(name, 0L))
                        .sum();
            }
            case Trigger.TermPerformed performed ->
                obligors
                        * performances(performed.order() == null ? order.order() : performed.order(), performed.term());
            case Trigger.OrderInForce _, Trigger.TermDone _, Trigger.WindowElapsed _, Trigger.AnyOf _ -> 0;
        };
    }

    private long performances(OrderId order, TermId term) {
        List<Performance> performedBy = Optional.ofNullable(orders.get(order)).stream()
                .flatMap(found -> found.terms().stream())
                .filter(each -> each.id().equals(term))
                .findFirst()
                .map(Term::performedBy)
                .orElse(List.of());
        return performedBy.stream()
                .mapToLong(performance -> recorded.getOrDefault(performance.fact(), 0L))
                .sum();
    }
}
