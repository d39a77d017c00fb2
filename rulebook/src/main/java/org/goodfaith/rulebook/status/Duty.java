package org.goodfaith.rulebook.status;

import java.util.List;
import org.goodfaith.events.Channel;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.jspecify.annotations.Nullable;

/**
 * One term applied to one obligor, before anything is said of where it stands.
 *
 * @param id order, term, obligor and, if recurring, trigger
 * @param party who owes it; null if it is owed jointly
 * @param eligible everybody who owes or owed it, in order of joining
 * @param trigger the entry that triggered a recurring term; null if the term does not recur or waits for its first
 */
record Duty(
        ObligationId id,
        CaseStateAsOf.Order order,
        Term term,
        @Nullable PartyId party,
        List<PartyId> eligible,
        @Nullable DatedEntry trigger) {

    static Duty of(
            CaseStateAsOf.Order order, Term term, @Nullable PartyId party, List<PartyId> eligible, @Nullable DatedEntry trigger) {
        ObligationId id = ObligationId.of(order.id(), term.id(), party, trigger == null ? null : trigger.sequence());
        return new Duty(id, order, term, party, eligible, trigger);
    }

    /** @return the same duty as it stood at an earlier moment */
    Duty as(CaseStateAsOf.Order then, List<PartyId> there) {
        return new Duty(id, then, term, party, there, trigger);
    }

    /** @return everybody who owes or owed it */
    List<PartyId> obligors() {
        return party == null ? eligible : List.of(party);
    }

    /** @return what another term of the same order asks, in quotes; its short name if the order has no such term */
    String title(TermId other) {
        return '"'
                + order.entered().terms().stream()
                        .filter(one -> one.id().equals(other))
                        .map(Term::title)
                        .findFirst()
                        .orElse(other.value())
                + '"';
    }

    boolean joint() {
        return party == null;
    }

    boolean eachActs() {
        return term.owedBy().how() == Obligor.How.TOGETHER;
    }

    /** An order that is silent on the way is read as any act that is no filing. */
    Channel delivery() {
        Channel delivery = term.delivery();
        return delivery == null ? Channel.OTHER : delivery;
    }
}
