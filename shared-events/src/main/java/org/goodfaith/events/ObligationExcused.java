package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * The court excused parties from an obligation.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param term the term the parties are excused from
 * @param period the number of the period, from 1, if the term recurs in periods; absent for the one that was open
 * @param trigger the entry that created the obligation, if the term recurs with each such entry; the entry of the order
 *     for the obligation that the order itself imposes; absent for the one that was open
 * @param parties the excused parties; empty for every obligor
 * @param reason the reason, in one or two sentences
 * @param countsFromOn the day from which a nunc pro tunc excusal counts; absent otherwise
 */
public record ObligationExcused(
        Circumstances circumstances,
        TermRef term,
        @Nullable Integer period,
        @Nullable Long trigger,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties,
        String reason,
        @Nullable LocalDate countsFromOn)
        implements CourtAct, RecurrenceFact {

    /** @throws IllegalArgumentException if a component is malformed */
    public ObligationExcused {
        Limits.requireRecurrence(period, trigger);
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
        Limits.requireDay("countsFromOn", countsFromOn);
        Texts.requireNote("reason", reason);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
