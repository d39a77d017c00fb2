package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * A party performed a term that no other kind of fact performs. The term is named directly, so that new kinds of orders
 * need no new code.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param term the term performed
 * @param period the number of the period it is for, from 1, if the term recurs in periods; absent to count it for the
 *     earliest period without an act
 * @param answers yes-or-no answers to what the term asks, by attribute name; a missing attribute is not recorded
 * @param counts counts of pages, days and the like, by attribute name
 */
public record PerformanceRecorded(
        Circumstances circumstances,
        Actors actors,
        TermRef term,
        @Nullable Integer period,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Boolean> answers,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Integer> counts)
        implements PartyAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public PerformanceRecorded {
        Limits.requirePeriod(period);
        answers = Limits.requireAttributes("answers", answers);
        counts = Limits.requireAttributes("counts", counts);
        counts.forEach(Limits::requireCount);
    }

    /** Creates a performance that does not name its period. */
    public PerformanceRecorded(
            Circumstances circumstances,
            Actors actors,
            TermRef term,
            Map<String, Boolean> answers,
            Map<String, Integer> counts) {
        this(circumstances, actors, term, null, answers, counts);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
