package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Limits;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;

/** The condition that makes a term binding. Until it is met, the obligations of the term are dormant. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Trigger {

    /** Returns whether each fact of a kind creates an obligation of its own. */
    default boolean recurs() {
        return switch (this) {
            case FactRecorded fact -> fact.recurring();
            case TermPerformed performed -> performed.recurring();
            case AnyOf any -> any.triggers().stream().anyMatch(Trigger::recurs);
            case OrderInForce _, TermDone _, WindowElapsed _ -> false;
        };
    }

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

    /**
     * Performance of another term, whether or not it is due yet.
     *
     * @param order the earlier order that contains the term; absent for this order
     * @param recurring true if each act that performs the term creates a separate obligation. The term can then be the
     *     triggered one itself, as in "and within 60 days of each report"
     */
    @JsonTypeName("term-performed")
    record TermPerformed(
            @Nullable OrderId order,
            TermId term,
            @JsonSetter(nulls = Nulls.AS_EMPTY) boolean recurring) implements Trigger {}

    /** Expiration of a period without settlement. Each reading has its own period. */
    @JsonTypeName("window")
    record WindowElapsed(List<Reading> readings) implements Trigger {

        /** @throws IllegalArgumentException if not exactly one reading is marked as default */
        public WindowElapsed {
            readings = Readings.checked(readings);
        }
    }

    /** The first of several triggers. A recurring one among them adds an obligation for each of its facts. */
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
