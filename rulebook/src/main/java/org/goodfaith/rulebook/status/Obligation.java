package org.goodfaith.rulebook.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Term;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * One term applied to one obligor, and where it stands at a viewpoint.
 *
 * @param id order, term, obligor, and trigger if recurring; never a date
 * @param order the order that imposes it
 * @param term the term, with the order's own words
 * @param obligors who owes it now: one party, or the parties who owe it jointly
 * @param trigger the entry that triggered it; absent if the order itself did, or nothing yet
 * @param status where it stands
 * @param wording the standing in words for people
 * @param reason why, in a sentence
 * @param cause why, typed; absent where the standing says it all
 * @param readings when it is due, under every reading; one without a date if it is undated
 * @param window the period that has to run out first, under every reading; empty if there is none
 * @param due the last moment under the reading in force; absent if undated
 * @param openSinceOn the day from which it has been binding; absent while dormant and never triggered
 * @param endedOn the day it ended; absent while it has not
 * @param lateness how late it was performed; absent unless that is known
 * @param deficiencies requirements not met, cured ones included
 * @param evidence the entries it rests on, in order of their numbers
 * @param flags sentences a person should read before relying on it
 */
public record Obligation(
        ObligationId id,
        OrderId order,
        Term term,
        List<PartyId> obligors,
        @Nullable Long trigger,
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

    /** @return the reading acted upon, if there is any date */
    public Optional<DueReading> readingInForce() {
        return readings.stream().filter(DueReading::inForce).findFirst();
    }
}
