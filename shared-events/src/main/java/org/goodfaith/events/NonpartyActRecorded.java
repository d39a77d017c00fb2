package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * A person who is not a party performed a term that this person owes: the neutral, an attorney in person, an insurance
 * carrier or the clerk.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param by the name of the person who acted; absent if not recorded
 * @param term the term performed
 * @param period the number of the period it is for, from 1, if the term recurs in periods; absent to count it for the
 *     earliest period without an act
 * @param answers yes-or-no answers to what the term asks, by attribute name; a missing attribute is not recorded
 * @param counts counts of pages, days and the like, by attribute name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NonpartyActRecorded(
        Circumstances circumstances,
        @Nullable String by,
        TermRef term,
        @Nullable Integer period,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Boolean> answers,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Integer> counts)
        implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public NonpartyActRecorded {
        if (by != null) {
            Texts.requireLine("by", by);
        }
        Limits.requirePeriod(period);
        answers = Limits.requireAttributes("answers", answers);
        counts = Limits.requireAttributes("counts", counts);
        counts.forEach(Limits::requireCount);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
