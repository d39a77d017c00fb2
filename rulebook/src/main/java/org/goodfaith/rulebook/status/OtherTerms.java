package org.goodfaith.rulebook.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;

/** Finds the acts that perform another term, of the same order or of an earlier one. */
final class OtherTerms {

    private final Assessment assessment;
    private final CaseStateAsOf state;

    OtherTerms(Assessment assessment, CaseStateAsOf state) {
        this.assessment = assessment;
        this.state = state;
    }

    /**
     * Returns the act by which another term was performed: the same party's, if it owes that term, otherwise the act of
     * the last obligor. An obligor who no longer has to act is skipped.
     *
     * @param order the order of the other term; null for the duty's own
     */
    Optional<DatedEntry> performed(Duty duty, @Nullable OrderId order, TermId term) {
        List<Duty> others = order == null ? assessment.duties(duty, term) : duties(duty.order(), order, term);
        List<Duty> own = others.stream()
                .filter(other -> other.party() != null && other.party().equals(duty.party()))
                .toList();
        Map<Optional<PartyId>, Optional<DatedEntry>> firstActs = new HashMap<>();
        for (Duty other : own.isEmpty() ? others : own) {
            Optional<DatedEntry> act = assessment.performance(other).first();
            if (act.isPresent() || assessment.relievedAt(other).isEmpty()) {
                firstActs.merge(Optional.ofNullable(other.party()), act, OtherTerms::earlier);
            }
        }
        return firstActs.values().stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : firstActs.values().stream().flatMap(Optional::stream).max(DatedEntry.BY_VALID_TIME);
    }

    private static Optional<DatedEntry> earlier(Optional<DatedEntry> one, Optional<DatedEntry> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(DatedEntry.BY_VALID_TIME);
    }

    /** @return why {@link #performed} finds nothing, in words */
    String notPerformed(Duty duty, @Nullable OrderId order, TermId term) {
        return "it depends on the performance of "
                + find(duty.order(), order, term)
                        .map(Term::title)
                        .map(title -> '"' + title + '"')
                        .orElse(term.value())
                + ", which is not recorded";
    }

    /** @return the acts, stricken or not, each of which creates an obligation of a recurring term */
    List<DatedEntry> acts(CaseStateAsOf.Order own, Trigger.TermPerformed trigger) {
        return order(own, trigger.order()).stream()
                .flatMap(order -> find(own, trigger.order(), trigger.term()).stream()
                        .flatMap(term -> Stream.of(false, true)
                                .flatMap(stricken -> assessment.actsFitting(order, term, stricken).stream())
                                .filter(act -> !creditedWith(act, assessment.eligible(order, term))
                                                .isEmpty()
                                        || term.owedBy().nonparty() != null)))
                .toList();
    }

    /** @return the parties for which an act that performs another term creates an obligation */
    List<PartyId> creditedWith(
            DatedEntry act, CaseStateAsOf.Order own, Trigger.TermPerformed trigger, List<PartyId> eligible) {
        List<PartyId> owing = order(own, trigger.order()).stream()
                .flatMap(order -> find(own, trigger.order(), trigger.term()).stream()
                        .flatMap(term -> assessment.eligible(order, term).stream()))
                .toList();
        List<PartyId> acting = creditedWith(act, eligible);
        return eligible.stream()
                .filter(party -> acting.contains(party) || !owing.contains(party))
                .toList();
    }

    private static List<PartyId> creditedWith(DatedEntry act, List<PartyId> eligible) {
        return act.fact() instanceof PartyAct done
                ? eligible.stream().filter(done.actors().onBehalfOf()::contains).toList()
                : List.of();
    }

    private List<Duty> duties(CaseStateAsOf.Order own, OrderId order, TermId term) {
        return order(own, order)
                .flatMap(found -> find(own, order, term).map(each -> assessment.duties(found, each)))
                .orElse(List.of());
    }

    private Optional<Term> find(CaseStateAsOf.Order own, @Nullable OrderId order, TermId term) {
        return order(own, order).stream()
                .flatMap(found -> found.entered().terms().stream())
                .filter(each -> each.id().equals(term))
                .findFirst();
    }

    /** An order can refer only to orders entered before it, so that no two depend on each other. */
    private Optional<CaseStateAsOf.Order> order(CaseStateAsOf.Order own, @Nullable OrderId order) {
        return order == null
                ? Optional.of(own)
                : Optional.ofNullable(state.orders().get(order))
                        .filter(other -> other.entry().sequence() < own.entry().sequence());
    }
}
