package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * The court denied an extension of time.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param term the term whose deadline stays
 * @param period the number of the period, from 1, if the term recurs in periods; absent for the one that was open
 * @param trigger the entry that created the obligation, if the term recurs with each such entry; the entry of the order
 *     for the obligation that the order itself imposes; absent for the one that was open
 * @param parties the parties denied more time; empty for every obligor
 * @param request the sequence number of the request; absent if not recorded
 */
public record ExtensionDenied(
        Circumstances circumstances,
        TermRef term,
        @Nullable Integer period,
        @Nullable Long trigger,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties,
        @Nullable Long request)
        implements CourtAct, RecurrenceFact {

    /** @throws IllegalArgumentException if a component is malformed */
    public ExtensionDenied {
        Limits.requireRecurrence(period, trigger);
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
        Limits.requireSequence("request", request);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
