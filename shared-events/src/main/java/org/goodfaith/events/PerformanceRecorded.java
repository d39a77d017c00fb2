package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import org.goodfaith.orders.TermRef;

/**
 * A duty of any order was performed, named directly, so that a template for an unforeseen duty needs no new code.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param term the term of the order
 * @param answers what the term asks for, by attribute: yes or no; what is left out is not recorded
 * @param counts pages, days and other counts, by attribute
 */
public record PerformanceRecorded(
        Circumstances circumstances,
        Actors actors,
        TermRef term,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Boolean> answers,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Integer> counts)
        implements PartyAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public PerformanceRecorded {
        answers = Limits.requireAttributes("answers", answers);
        counts = Limits.requireAttributes("counts", counts);
        counts.forEach(Limits::requireCount);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
