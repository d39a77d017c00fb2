package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * The court relieved parties of a duty.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param term the term of the order
 * @param parties who; none means every obligor
 * @param reason why, in one or two sentences
 * @param countsFromOn the day from which it counts when granted nunc pro tunc; absent otherwise
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
        Texts.requireNote("reason", reason);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
