package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * A deadline was extended.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param term the term of the order
 * @param parties for whom; none means every obligor
 * @param dueAt the new last day, or day and time
 * @param basis by order or by stipulation
 * @param countsFromOn the day from which it counts when granted nunc pro tunc; absent otherwise
 */
public record DeadlineExtended(
        Circumstances circumstances,
        TermRef term,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PartyId> parties,
        CourtTime dueAt,
        ExtensionBasis basis,
        @Nullable LocalDate countsFromOn)
        implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public DeadlineExtended {
        parties = List.copyOf(parties);
        Texts.requireDistinct("parties", parties, Limits.PARTIES_MAX);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
