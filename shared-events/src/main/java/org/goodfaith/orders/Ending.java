package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.goodfaith.events.EventKey;

/**
 * What ends a term by itself. The court and the closing of the case end every term; dismissal ends what a party owes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Ending {

    /** The end of the day on which a scheduled event was held; what falls due that day counts as past due. */
    @JsonTypeName("event-held")
    record EventDayOver(EventKey event) implements Ending {}

    /** A settlement; it ends only what the settling parties owe. */
    @JsonTypeName("settled")
    record Settled() implements Ending {}

    /** Informal settlement efforts are exhausted. */
    @JsonTypeName("exhausted")
    record Exhausted() implements Ending {}
}
