package org.goodfaith.events;

/** The effect of a general order on dates certain, the dates that an order fixes. */
public enum DatesCertain {
    /** They move like periods. */
    MOVED,
    /** They stay. */
    KEPT
}
