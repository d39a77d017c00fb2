package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.goodfaith.events.EventKey;

/** What a period is counted from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Anchor {

    /** The day on the order's signature line. */
    @JsonTypeName("order-dated")
    record OrderDated() implements Anchor {}

    /** The day the order was filed; the day it was dated if that is not on record. */
    @JsonTypeName("order-filed")
    record OrderFiled() implements Anchor {}

    /** The time a scheduled event is set for; dates counted from it move when it moves. */
    @JsonTypeName("event")
    record ScheduledEvent(EventKey event) implements Anchor {}

    /** The fact that triggered the term. */
    @JsonTypeName("trigger")
    record TriggeringFact() implements Anchor {}

    /** The due day of another term of the same order. */
    @JsonTypeName("term")
    record TermDue(TermId term) implements Anchor {}
}
