package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.goodfaith.events.EventKey;

/**
 * An occurrence that ends a term without a ruling. In addition, the court and the closing of the case end every term,
 * and dismissal ends what a party owes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Ending {

    /** The end of the day on which a scheduled event was held. Obligations due that day count as past due. */
    @JsonTypeName("event-held")
    record EventDayOver(EventKey event) implements Ending {}

    /** A settlement. It ends only what the settling parties owe. */
    @JsonTypeName("settled")
    record Settled() implements Ending {}

    /** The exhaustion of informal settlement efforts. */
    @JsonTypeName("exhausted")
    record Exhausted() implements Ending {}

    /** The performance of another term of the same order. Obligations due before it stay due. */
    @JsonTypeName("performed")
    record TermPerformed(TermId term) implements Ending {}

    /**
     * The performance of an alternative, another term of the same order, as in "a dismissal or a status report". It
     * discharges the obligation, whenever it is done.
     */
    @JsonTypeName("alternative")
    record Alternative(TermId term) implements Ending {}
}
