package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.OrderId;
import org.jspecify.annotations.Nullable;

/** The day or moment from which a period is counted. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
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

    /** The fact that triggered the term; the date of the order if the order did. */
    @JsonTypeName("trigger")
    record TriggeringFact() implements Anchor {}

    /** The due day of another term of the same order. */
    @JsonTypeName("term")
    record TermDue(TermId term) implements Anchor {}

    /**
     * The day on which another term was performed.
     *
     * @param order the earlier order that contains the term; absent for this order
     */
    @JsonTypeName("term-performed")
    record TermPerformed(@Nullable OrderId order, TermId term) implements Anchor {}
}
