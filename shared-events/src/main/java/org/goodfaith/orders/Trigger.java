package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Limits;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;

/** What makes a term binding. Until then its obligations are dormant. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Trigger {

    /** The order itself, from its date. */
    @JsonTypeName("order")
    record OrderInForce() implements Trigger {}

    /**
     * A fact on the record.
     *
     * @param facts names of facts, any of which triggers
     * @param recurring whether each such fact creates an obligation of its own; otherwise the first one triggers
     * @param addressed whether only a fact addressed to the obligor counts
     * @param before only a fact that happened before the day of this scheduled event counts; absent if any does
     */
    @JsonTypeName("fact")
    record FactRecorded(
            List<String> facts,
            boolean recurring,
            boolean addressed,
            @Nullable EventKey before) implements Trigger {

        /** @throws IllegalArgumentException if no fact is named */
        public FactRecorded {
            facts = List.copyOf(facts);
            Texts.requireDistinct("facts", facts, Limits.ATTRIBUTES_MAX);
            if (facts.isEmpty()) {
                throw new IllegalArgumentException("facts must name at least one fact");
            }
        }
    }

    /** Another term of the same order was performed, or its due day came. */
    @JsonTypeName("term")
    record TermDone(TermId term) implements Trigger {}

    /** A period ran out without settlement; each reading says when. */
    @JsonTypeName("window")
    record WindowElapsed(List<Reading> readings) implements Trigger {

        /** @throws IllegalArgumentException if there is not exactly one reading by default */
        public WindowElapsed {
            readings = Readings.checked(readings);
        }
    }

    /** The first of several. */
    @JsonTypeName("any-of")
    record AnyOf(List<Trigger> triggers) implements Trigger {

        /** @throws IllegalArgumentException if fewer than two are named */
        public AnyOf {
            triggers = List.copyOf(triggers);
            if (triggers.size() < 2) {
                throw new IllegalArgumentException("any-of needs at least two triggers");
            }
        }
    }
}
