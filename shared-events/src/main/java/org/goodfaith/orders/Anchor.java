package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.goodfaith.events.EventKey;

/** The day or moment from which a period is counted. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Anchor {

    /** The day on the order's signature line. */
    @JsonTypeName("order-dated")
    record OrderDated() implements Anchor {}

    /** The day the order was filed; the day it was dated if the filing day is not recorded. */
    @JsonTypeName("order-filed")
    record OrderFiled() implements Anchor {}

    /** The time of a scheduled event. Dates counted from the event move with it. */
    @JsonTypeName("event")
    record ScheduledEvent(EventKey event) implements Anchor {}

    /** The fact that triggered the term. */
    @JsonTypeName("trigger")
    record TriggeringFact() implements Anchor {}

    /** The due day of another term of the same order. */
    @JsonTypeName("term")
    record TermDue(TermId term) implements Anchor {}
}
