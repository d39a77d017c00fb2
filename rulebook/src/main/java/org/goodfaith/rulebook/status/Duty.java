package org.goodfaith.rulebook.status;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.Channel;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.jspecify.annotations.Nullable;

/**
 * One term applied to one obligor, before its status is decided. {@link Obligation} is the result.
 *
 * @param id order, term, obligor and, if recurring, trigger, or else the further occasion that the term binds again;
 *     and the period, if any
 * @param party who owes it; null if it is owed jointly or by a person who is not a party
 * @param eligible everyone who owes or owed it, in order of joining
 * @param trigger the entry that triggered a recurring term; null if the term does not recur or waits for its first
 * @param occasion the occasion of the event that the term is about; null if it is about none
 * @param period the number of the period, from 1, of a term that recurs in periods; null otherwise
 */
record Duty(
        ObligationId id,
        CaseStateAsOf.Order order,
        Term term,
        @Nullable PartyId party,
        List<PartyId> eligible,
        @Nullable DatedEntry trigger,
        @Nullable BoundOccasion occasion,
        @Nullable Integer period) {

    static Duty of(
            CaseStateAsOf.Order order,
            Term term,
            @Nullable PartyId party,
            List<PartyId> eligible,
            @Nullable DatedEntry trigger,
            @Nullable BoundOccasion occasion) {
        Long entry = trigger == null ? null : trigger.sequence();
        Nonparty nonparty = term.owedBy().nonparty();
        ObligationId id = nonparty == null
                ? ObligationId.of(order.id(), term.id(), party, entry)
                : ObligationId.of(order.id(), term.id(), nonparty, entry);
        if (trigger == null && occasion != null && occasion.again()) {
            id = id.again(occasion.number());
        }
        return new Duty(id, order, term, party, eligible, trigger, occasion, null);
    }

    /** @return the part of this duty that is owed for one period */
    Duty inPeriod(int number) {
        return new Duty(id.inPeriod(number), order, term, party, eligible, trigger, occasion, number);
    }

    /** @return the duty of which this is the part for one period; itself if it is no such part */
    Duty whole() {
        return period == null ? this : of(order, term, party, eligible, trigger, occasion);
    }

    /** @return the same duty, as of an earlier moment */
    Duty asOf(CaseStateAsOf.Order earlierOrder, List<PartyId> earlierEligible) {
        return new Duty(id, earlierOrder, term, party, earlierEligible, trigger, occasion, period);
    }

    /** @return everyone who owes or owed it */
    List<PartyId> obligors() {
        return party == null ? eligible : List.of(party);
    }

    /** @return the quoted title of another term of the same order; its short name if the order has no such term */
    String quotedTitle(TermId other) {
        return '"'
                + order.entered().terms().stream()
                        .filter(one -> one.id().equals(other))
                        .map(Term::title)
                        .findFirst()
                        .orElse(other.value())
                + '"';
    }

    /** @return the event that the duty is to attend; empty if it is no duty to attend one */
    Optional<EventKey> attendedEvent() {
        return attendedEvent(term);
    }

    static Optional<EventKey> attendedEvent(Term term) {
        return term.due().stream()
                .flatMap(reading ->
                        reading.due() instanceof Due.EventDay(EventKey event) ? Stream.of(event) : Stream.empty())
                .filter(event -> term.performedBy().stream()
                        .anyMatch(performance -> performance.fact().equals("AttendanceRecorded")
                                && (performance.event() == null
                                        || performance.event().equals(event))))
                .findFirst();
    }

    boolean isJoint() {
        return party == null && !isOwedByNonparty();
    }

    /** @return whether a person owes it who is not a party */
    boolean isOwedByNonparty() {
        return term.owedBy().nonparty() != null;
    }

    /** @return whether every joint obligor has to act; otherwise one act on behalf of all performs it */
    boolean eachMustAct() {
        return term.owedBy().how() == Obligor.How.TOGETHER;
    }

    boolean isProhibition() {
        return term.modality() == Modality.MUST_NOT;
    }

    boolean isMandatory() {
        return term.modality() == Modality.MUST;
    }

    /** @return how the act is delivered; {@link Channel#OTHER}, which is no filing, if the order does not say */
    Channel delivery() {
        Channel delivery = term.delivery();
        return delivery == null ? Channel.OTHER : delivery;
    }
}
