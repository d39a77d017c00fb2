package org.goodfaith.query.casestatus;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.status.Deficiency;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Evidence;
import org.goodfaith.rulebook.status.Lateness;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.status.StatusCause;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/** An obligation as stored in its row. It names its term, which the case summary contains. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredObligation(
        ObligationId id,
        OrderId order,
        TermId term,
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

    static StoredObligation of(Obligation o) {
        return new StoredObligation(
                o.id(),
                o.order(),
                o.term().id(),
                o.obligors(),
                o.trigger(),
                o.status(),
                o.wording(),
                o.reason(),
                o.cause(),
                o.readings(),
                o.window(),
                o.due(),
                o.openSinceOn(),
                o.endedOn(),
                o.lateness(),
                o.deficiencies(),
                o.evidence(),
                o.flags());
    }

    Obligation with(Map<TermRef, Term> terms) {
        Term whole = terms.get(new TermRef(order, term));
        if (whole == null) {
            throw new IllegalStateException("the row of " + id + " names a term that its case summary does not have");
        }
        return new Obligation(
                id,
                order,
                whole,
                obligors,
                trigger,
                status,
                wording,
                reason,
                cause,
                readings,
                window,
                due,
                openSinceOn,
                endedOn,
                lateness,
                deficiencies,
                evidence,
                flags);
    }
}
