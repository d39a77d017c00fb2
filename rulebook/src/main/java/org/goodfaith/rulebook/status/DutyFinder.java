package org.goodfaith.rulebook.status;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Side;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.participants.Party;
import org.jspecify.annotations.Nullable;

/**
 * Finds the duties that a term imposes: for each occasion of its event, one for each obligor or one for all jointly,
 * and one for each trigger.
 */
final class DutyFinder {

    private final Assessment assessment;
    private final CaseStateAsOf state;
    private final Triggers triggers;

    DutyFinder(Assessment assessment, CaseStateAsOf state, Triggers triggers) {
        this.assessment = assessment;
        this.state = state;
        this.triggers = triggers;
    }

    /** @return the duties of one term, ordered by occasion, by trigger or period and then by joining of the obligor */
    List<Duty> find(CaseStateAsOf.Order order, Term term) {
        List<PartyId> eligible = eligible(term, order);
        List<Trigger> recurring = Triggers.recurring(term.trigger());
        var duties = new ArrayList<Duty>();
        for (@Nullable BoundOccasion occasion : state.occasions().boundTo(order, term)) {
            if (term.every().isPresent()) {
                dutiesOf(order, term, eligible, null, occasion)
                        .forEach(duty -> duties.addAll(assessment.periods().of(duty)));
            } else {
                duties.addAll(
                        recurring.isEmpty()
                                ? dutiesOf(order, term, eligible, null, occasion)
                                : recurring(order, term, recurring, eligible, occasion));
            }
        }
        return duties;
    }

    /**
     * One duty for each triggering entry, and one that waits for its first trigger for each obligor without one. If the
     * order itself or another trigger imposes the duty too, each obligor owes that one besides.
     */
    private List<Duty> recurring(
            CaseStateAsOf.Order order,
            Term term,
            List<Trigger> recurring,
            List<PartyId> eligible,
            @Nullable BoundOccasion occasion) {
        var untriggered = Duty.of(order, term, null, eligible, null, occasion);
        var duties = new LinkedHashMap<ObligationId, Duty>();
        List<Duty> waiting = dutiesOf(order, term, eligible, null, occasion);
        if (Triggers.isTriggeredOtherwise(term.trigger())) {
            waiting.forEach(duty -> duties.put(duty.id(), duty));
        }
        recurring.stream()
                .flatMap(trigger -> triggers.creating(order, untriggered, trigger).stream()
                        .map(entry -> new Creation(entry, obligors(order, term, trigger, entry, eligible))))
                .sorted(Comparator.comparing(Creation::entry, DatedEntry.BY_VALID_TIME))
                .flatMap(creation -> dutiesOf(order, term, creation.obligors(), creation.entry(), occasion).stream())
                .forEach(duty -> duties.put(duty.id(), duty));
        for (Duty duty : waiting) {
            if (duties.values().stream().noneMatch(other -> Objects.equals(other.party(), duty.party()))) {
                duties.put(duty.id(), duty);
            }
        }
        return List.copyOf(duties.values());
    }

    /** The obligors for whom an entry creates a duty. */
    private record Creation(DatedEntry entry, List<PartyId> obligors) {}

    /**
     * An addressed fact binds only its recipients, if each obligor owes the duty separately. A performance of another
     * term binds only those it was on behalf of, if they owe that term too.
     */
    private List<PartyId> obligors(
            CaseStateAsOf.Order order, Term term, Trigger trigger, DatedEntry entry, List<PartyId> eligible) {
        boolean each = term.owedBy().how() == Obligor.How.EACH;
        return switch (trigger) {
            case Trigger.FactRecorded fact ->
                (each && fact.addressed()) || term.owedBy().who() == Obligor.Who.RECIPIENTS
                        ? recipients(entry, eligible)
                        : eligible;
            case Trigger.TermPerformed performed
            when each -> assessment.otherTerms().creditedWith(entry, order, performed, eligible);
            case Trigger.TermPerformed _,
                    Trigger.OrderInForce _,
                    Trigger.TermDone _,
                    Trigger.WindowElapsed _,
                    Trigger.AnyOf _ -> eligible;
        };
    }

    private static List<PartyId> recipients(DatedEntry entry, List<PartyId> eligible) {
        return entry.fact() instanceof PartyAct act
                ? eligible.stream().filter(act.actors().to()::contains).toList()
                : eligible;
    }

    private static List<Duty> dutiesOf(
            CaseStateAsOf.Order order,
            Term term,
            List<PartyId> eligible,
            @Nullable DatedEntry trigger,
            @Nullable BoundOccasion occasion) {
        if (term.owedBy().nonparty() != null) {
            return List.of(Duty.of(order, term, null, List.of(), trigger, occasion));
        }
        if (eligible.isEmpty()) {
            return List.of();
        }
        return switch (term.owedBy().how()) {
            case EACH ->
                eligible.stream()
                        .map(party -> Duty.of(order, term, party, List.of(party), trigger, occasion))
                        .toList();
            case JOINTLY, TOGETHER -> List.of(Duty.of(order, term, null, eligible, trigger, occasion));
        };
    }

    /** @return the parties the term binds that were served before the order was vacated or the term replaced */
    List<PartyId> eligible(Term term, CaseStateAsOf.Order order) {
        Obligor obligor = term.owedBy();
        Optional<DatedEntry> replaced = state.superseded(order, term.id());
        return state.parties().values().stream()
                .filter(party -> party.boundBy() != null)
                .filter(party -> order.vacated() == null
                        || !state.boundSince(party).isAfter(order.vacated().at()))
                .filter(party -> replaced.map(by -> !state.boundSince(party).isAfter(by.at()))
                        .orElse(true))
                .filter(party -> switch (obligor.who()) {
                    case PLAINTIFFS -> party.side() == Side.PLAINTIFF;
                    case DEFENDANTS -> party.side() == Side.DEFENDANT;
                    case ALL, RECIPIENTS -> true;
                    case NAMED -> obligor.parties().contains(party.id());
                    case NONPARTY -> false;
                })
                .map(Party::id)
                .toList();
    }
}
