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
 * @param parties the excused parties; empty for every obligor
 * @param reason the reason, in one or two sentences
 * @param countsFromOn the day from which a nunc pro tunc excusal counts; absent otherwise
 */
public record ObligationExcused(
        Circumstances circumstances,
        TermRef term,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties,
        String reason,
        @Nullable LocalDate countsFromOn)
        implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public ObligationExcused {
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
