package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Limits;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;

/** The condition that makes a term binding. Until it is met, the obligations of the term are dormant. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Trigger {

    /** The order itself, from the day it is dated. */
    @JsonTypeName("order")
    record OrderInForce() implements Trigger {}

    /**
     * A fact on the record.
     *
     * @param facts the names of the facts, any of which triggers the term
     * @param recurring true if each such fact creates a separate obligation; false if only the first one triggers
     * @param addressed true if only a fact addressed to the obligor counts
     * @param before the scheduled event before whose day the fact must have happened; absent if any day counts
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
            Limits.requireList("facts", facts);
            facts.forEach(fact -> Texts.requireLine("facts", fact));
            if (facts.isEmpty()) {
                throw new IllegalArgumentException("facts must name at least one fact");
            }
        }
    }

    /** Performance of another term of the same order, or arrival of its due day. */
    @JsonTypeName("term")
    record TermDone(TermId term) implements Trigger {}

    /** Expiration of a period without settlement. Each reading has its own period. */
    @JsonTypeName("window")
    record WindowElapsed(List<Reading> readings) implements Trigger {

        /** @throws IllegalArgumentException if not exactly one reading is marked as default */
        public WindowElapsed {
            readings = Readings.checked(readings);
        }
    }

    /** The first of several triggers. */
    @JsonTypeName("any-of")
    record AnyOf(List<Trigger> triggers) implements Trigger {

        /** @throws IllegalArgumentException if fewer than two are named */
        public AnyOf {
            triggers = List.copyOf(triggers);
            Limits.requireList("triggers", triggers);
            if (triggers.size() < 2) {
                throw new IllegalArgumentException("any-of needs at least two triggers");
            }
        }
    }
}
