package org.goodfaith.events;

/** The side of a case a party is on. */
public enum Side {
    PLAINTIFF,
    DEFENDANT,
    /** Neither side, such as an intervenor. It owes what an order imposes on all parties. */
    OTHER
}
