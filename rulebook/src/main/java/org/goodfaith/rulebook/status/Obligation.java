package org.goodfaith.rulebook.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.Term;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * One term of an order applied to one obligor, with its status at a {@link Viewpoint}.
 *
 * @param id order, term, obligor and, if the term recurs, trigger, or the number of a further occasion for which the
 *     term binds again; it contains no date
 * @param order the order that imposes the obligation
 * @param term the term, with the order's own words
 * @param obligors the party that owes it, or all parties that owe it jointly; empty if a person owes it who is not a
 *     party
 * @param trigger the number of the triggering entry; null if the order itself imposes it or it is not triggered
 * @param occasion the occasion of the event that the term is about; null if it is about none
 * @param status the status
 * @param wording the status in words, such as {@code overdue - no performance recorded}
 * @param reason the reason for the status, in words
 * @param cause the reason as a code; null if the status needs none
 * @param readings the due date under every reading; a single reading without a date if it is undated
 * @param window the period that has to run out before it binds, under every reading; empty if there is none
 * @param due the last timely moment under the reading in force; null if undated
 * @param openSinceOn the day it became binding, in the court's time zone; null if it was never triggered
 * @param endedOn the day it ended, in the court's time zone; null if it has not
 * @param lateness how late the act was; null if no late act is recorded
 * @param deficiencies the requirements not met, cured ones included
 * @param evidence the entries that support the status, ordered by number
 * @param flags warnings to read before relying on the status
 */
public record Obligation(
        ObligationId id,
        OrderId order,
        Term term,
        List<PartyId> obligors,
        @Nullable Long trigger,
        @Nullable ObligationOccasion occasion,
        ObligationStatus status,
        String wording,
        String reason,
        @Nullable StatusCause cause,
        List<DueReading> readings,
        List<DueReading> window,
        @Nullable DueMoment due,
        @Nullable LocalDate openSinceOn,
        @Nullable LocalDate endedOn,
        @Nullable Lateness lateness,
        List<Deficiency> deficiencies,
        List<Evidence> evidence,
        List<String> flags) {

    public Obligation {
        obligors = List.copyOf(obligors);
        readings = List.copyOf(readings);
        window = List.copyOf(window);
        deficiencies = List.copyOf(deficiencies);
        evidence = List.copyOf(evidence);
        flags = List.copyOf(flags);
    }

    /** @return the short names of the parties that owe it or, if no party does, the part of the person who does */
    public List<String> owedBy() {
        Nonparty nonparty = term.owedBy().nonparty();
        return nonparty == null
                ? obligors.stream().map(PartyId::value).toList()
                : List.of(FactNames.name(nonparty.kind()));
    }

    /** @return the term's title; from the second occasion of its event on, with the occasion */
    public String title() {
        return occasion == null || occasion.id().number() == 1
                ? term.title()
                : term.title() + ", " + occasion.inWords();
    }

    /** @return whether it is owed by attending an event */
    public boolean owesAttendance() {
        return Duty.attendedEvent(term).isPresent();
    }

    /** @return the reading in force; empty if no due date can be computed */
    public Optional<DueReading> readingInForce() {
        return readings.stream().filter(DueReading::inForce).findFirst();
    }
}
