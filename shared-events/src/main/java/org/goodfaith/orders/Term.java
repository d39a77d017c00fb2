package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Limits;
import org.goodfaith.events.Texts;
import org.goodfaith.events.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of an order in computable form.
 *
 * @param id the short name of the term, unique in the order
 * @param title the term in a few words
 * @param modality the force of the term
 * @param owedBy the obligors
 * @param trigger the condition that makes the term binding
 * @param due the due rule; several readings if the order is ambiguous
 * @param delivery the channel of performance, which decides when the last day ends; absent if the order is silent
 * @param performedBy the facts that perform the term; for {@link Modality#MUST_NOT}, the facts that breach it
 * @param requirements the requirements on form and content
 * @param endedBy the occurrences that end the term; empty if only the court or the closing of the case ends it
 * @param visibility the audience of the obligations, whatever the visibility of the facts
 * @param countsEarlierActs true if acts before the date of the order count
 * @param evidenceOnly true if acts are only listed as evidence, because only the court can find the term performed
 * @param citation the place in the order and its exact words
 * @param otherwise the order's words on what happens if the term is not performed; absent if it has none
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
        Citation citation,
        @Nullable String otherwise) {

    /** @throws IllegalArgumentException if a component is malformed */
    public Term {
        Texts.requireLine("title", title);
        Texts.requireNote("otherwise", otherwise);
        due = Readings.checked(due);
        performedBy = List.copyOf(performedBy);
        requirements = List.copyOf(requirements);
        endedBy = List.copyOf(endedBy);
        Limits.requireList("performedBy", performedBy);
        Limits.requireList("requirements", requirements);
        Limits.requireList("endedBy", endedBy);
    }

    /** Creates a term of an order that does not say what happens otherwise. */
    public Term(
            TermId id,
            String title,
            Modality modality,
            Obligor owedBy,
            Trigger trigger,
            List<Reading> due,
            @Nullable Channel delivery,
            List<Performance> performedBy,
            List<Requirement> requirements,
            List<Ending> endedBy,
            Visibility visibility,
            boolean countsEarlierActs,
            boolean evidenceOnly,
            Citation citation) {
        this(
                id,
                title,
                modality,
                owedBy,
                trigger,
                due,
                delivery,
                performedBy,
                requirements,
                endedBy,
                visibility,
                countsEarlierActs,
                evidenceOnly,
                citation,
                null);
    }

    /** Returns the rule by which the term recurs in periods; empty if it does not. */
    public Optional<Due.Every> every() {
        return due.getFirst().due() instanceof Due.Every every ? Optional.of(every) : Optional.empty();
    }
}
