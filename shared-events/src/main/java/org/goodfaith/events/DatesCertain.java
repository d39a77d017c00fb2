package org.goodfaith.events;

/** What a general order says of dates certain, the dates that an order fixes. */
public enum DatesCertain {
    /** They move like periods. */
    MOVED,
    /** They stay. */
    KEPT
}
