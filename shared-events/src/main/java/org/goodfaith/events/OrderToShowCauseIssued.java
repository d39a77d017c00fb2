package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.List;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * The court issued an order to show cause. Each party and each attorney ordered to show cause has to respond.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param order the short name of the order to show cause, unique among the orders of the case
 * @param judge the initials of the judge who issued it
 * @param parties the parties ordered to show cause
 * @param counsel the attorneys ordered to show cause, listed apart from their clients
 * @param terms the terms concerned; may be empty
 * @param respondBy the day, or day and time, by which to respond; absent if the order gives a period or no time
 * @param respondWithinDays the number of days within which to respond; absent if the order gives a date or no time
 * @param words the court's own words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderToShowCauseIssued(
        Circumstances circumstances,
        OrderId order,
        String judge,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<CounselId> counsel,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<TermRef> terms,
        @Nullable CourtTime respondBy,
        @Nullable Integer respondWithinDays,
        String words)
        implements CourtAct {

    /** The term by which the parties have to respond. */
    public static final TermId RESPONSE = TermId.of("response");

    private static final String RESPONSE_OF_COUNSEL = "response-of-counsel-";

    /**
     * @throws IllegalArgumentException if a component is malformed, or both a date and a period to respond are given
     */
    public OrderToShowCauseIssued {
        Judge.requireInitials(judge);
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
        counsel = List.copyOf(counsel);
        Texts.requireDistinct("counsel", counsel, Limits.PARTIES_MAX);
        terms = List.copyOf(terms);
        Texts.requireDistinct("terms", terms, Limits.TERMS_MAX);
        Texts.requireNote("words", words);
        if (respondBy != null && respondWithinDays != null) {
            throw new IllegalArgumentException(
                    "respondWithinDays must be absent if respondBy gives the date, so that only one of them counts");
        }
        if (respondWithinDays != null) {
            new Period(respondWithinDays, Period.Unit.DAYS, Period.Direction.AFTER);
        }
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }

    /** Returns the term by which an attorney has to respond, by the attorney's place in the list, from 0. */
    public static TermId responseOfCounsel(int index) {
        return TermId.of(RESPONSE_OF_COUNSEL + (index + 1));
    }

    /** Returns the duties to respond in the form of an order with terms. */
    public OrderEntered asOrder() {
        var duties = new ArrayList<Term>();
        if (!parties.isEmpty()) {
            duties.add(respond(
                    RESPONSE,
                    new Obligor(Obligor.Who.NAMED, Obligor.How.EACH, Obligor.Actor.PARTY, parties),
                    ShowCauseResponseFiled.class));
        }
        for (int i = 0; i < counsel.size(); i++) {
            duties.add(respond(
                    responseOfCounsel(i),
                    Obligor.of(new Nonparty(Nonparty.Kind.ATTORNEY, null, counsel.get(i))),
                    NonpartyActRecorded.class));
        }
        return new OrderEntered(
                circumstances,
                order,
                "Order to show cause",
                circumstances.occurredAt().on(),
                null,
                judge,
                null,
                duties,
                List.of(),
                List.of(),
                null);
    }

    private Term respond(TermId id, Obligor obligor, Class<? extends Fact> by) {
        return new Term(
                id,
                "Respond to the order to show cause",
                Modality.MUST,
                obligor,
                new Trigger.OrderInForce(),
                List.of(Reading.only(due())),
                Channel.FILED,
                List.of(Performance.by(by.getSimpleName())),
                List.of(),
                List.of(),
                Visibility.PUBLIC,
                false,
                false,
                new Citation("order to show cause", words));
    }

    private Due due() {
        if (respondBy != null) {
            return new Due.Fixed(respondBy.on(), respondBy.time());
        }
        return respondWithinDays == null
                ? new Due.Undated("no time stated")
                : new Due.Counted(
                        respondWithinDays, Period.Unit.DAYS, Period.Direction.AFTER, new Anchor.OrderDated(), null);
    }
}
