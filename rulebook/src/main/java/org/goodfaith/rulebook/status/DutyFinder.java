package org.goodfaith.rulebook.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.goodfaith.events.Actors;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Side;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Finds the duties that a term imposes: for each occasion of its event, one for each obligor or one for all jointly, and
 * one for each trigger.
 */
final class DutyFinder {

    private final CaseStateAsOf state;
    private final Triggers triggers;

    DutyFinder(CaseStateAsOf state, Triggers triggers) {
        this.state = state;
        this.triggers = triggers;
    }

    /** @return the duties of one term, ordered by occasion, by trigger and then by joining of the obligor */
    List<Duty> find(CaseStateAsOf.Order order, Term term) {
        List<PartyId> eligible = eligible(term, order);
        var duties = new ArrayList<Duty>();
        for (@Nullable BoundOccasion occasion : state.occasions().boundTo(order, term)) {
            duties.addAll(
                    term.trigger() instanceof Trigger.FactRecorded trigger && trigger.recurring()
                            ? recurring(order, term, trigger, eligible, occasion)
                            : dutiesOf(order, term, eligible, null, occasion));
        }
        return duties;
    }

    /** One duty for each triggering entry, and one that waits for its first trigger for each obligor without one. */
    private List<Duty> recurring(
            CaseStateAsOf.Order order,
            Term term,
            Trigger.FactRecorded trigger,
            List<PartyId> eligible,
            @Nullable BoundOccasion occasion) {
        var untriggered = Duty.of(order, term, null, eligible, null, occasion);
        var duties = new ArrayList<Duty>();
        Stream.concat(
                        triggers.matching(order, untriggered, trigger, false).stream(),
                        triggers.matching(order, untriggered, trigger, true).stream())
                .sorted(DatedEntry.BY_VALID_TIME)
                .forEach(entry ->
                        duties.addAll(dutiesOf(
                                order, term, recipients(term, trigger, entry, eligible), entry, occasion)));
        for (Duty waiting : dutiesOf(order, term, eligible, null, occasion)) {
            if (duties.stream().noneMatch(duty -> Objects.equals(duty.party(), waiting.party()))) {
                duties.add(waiting);
            }
        }
        return duties;
    }

    /** An addressed fact binds only its recipients, if each obligor owes the duty separately. */
    private static List<PartyId> recipients(
            Term term, Trigger.FactRecorded trigger, DatedEntry entry, List<PartyId> eligible) {
        boolean each = trigger.addressed() && term.owedBy().how() == Obligor.How.EACH;
        if (!(each || term.owedBy().who() == Obligor.Who.RECIPIENTS) || !(entry.fact() instanceof PartyAct act)) {
            return eligible;
        }
        Actors actors = act.actors();
        return eligible.stream().filter(actors.to()::contains).toList();
    }

    private static List<Duty> dutiesOf(
            CaseStateAsOf.Order order,
            Term term,
            List<PartyId> eligible,
            @Nullable DatedEntry trigger,
            @Nullable BoundOccasion occasion) {
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
    private List<PartyId> eligible(Term term, CaseStateAsOf.Order order) {
        Obligor obligor = term.owedBy();
        return state.parties().values().stream()
                .filter(party -> party.boundBy() != null)
                .filter(party -> order.vacated() == null
                        || !party.boundSince().isAfter(order.vacated().at()))
                .filter(party -> state.superseded(order, term.id())
                        .map(by -> !party.boundSince().isAfter(by.at()))
                        .orElse(true))
                .filter(party -> switch (obligor.who()) {
                    case PLAINTIFFS -> party.joined().side() == Side.PLAINTIFF;
                    case DEFENDANTS -> party.joined().side() == Side.DEFENDANT;
                    case ALL, RECIPIENTS -> true;
                    case NAMED -> obligor.parties().contains(party.id());
                })
                .map(CaseStateAsOf.Party::id)
                .toList();
    }
}
