package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Texts;
import org.goodfaith.events.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of an order made computable.
 *
 * @param id unique in the order
 * @param title what it asks, in a few words
 * @param modality how strongly it speaks
 * @param owedBy who owes it
 * @param trigger what makes it binding
 * @param due when it is due; several readings where the order is ambiguous
 * @param delivery how its performance travels, which decides when the last day ends; absent if the order is silent
 * @param performedBy what performs it; for {@link Modality#MUST_NOT}, what breaches it
 * @param requirements what it asks of form and content
 * @param endedBy what ends it by itself; none if only the court or the closing of the case does
 * @param visibility who may see its obligations, whatever facts exist
 * @param countsEarlierActs whether acts before the order's date count
 * @param evidenceOnly whether acts are only collected, because only the court could find the whole performed
 * @param citation where the order says it, in its own words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Term(
        TermId id,
        String title,
        Modality modality,
        Obligor owedBy,
        Trigger trigger,
        List<Reading> due,
        @Nullable Channel delivery,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Performance> performedBy,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Requirement> requirements,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Ending> endedBy,
        Visibility visibility,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean countsEarlierActs,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean evidenceOnly,
        Citation citation) {

    private static final int LIST_LENGTH_MAX = 50;

    /** @throws IllegalArgumentException if a component is malformed */
    public Term {
        Texts.requireLine("title", title);
        due = Readings.checked(due);
        performedBy = List.copyOf(performedBy);
        requirements = List.copyOf(requirements);
        endedBy = List.copyOf(endedBy);
        Texts.requireDistinct("performedBy", performedBy, LIST_LENGTH_MAX);
        Texts.requireDistinct("requirements", requirements, LIST_LENGTH_MAX);
        Texts.requireDistinct("endedBy", endedBy, LIST_LENGTH_MAX);
    }
}
