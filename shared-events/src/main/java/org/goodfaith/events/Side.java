package org.goodfaith.events;

/** The side of a case a party is on. */
public enum Side {
    PLAINTIFF,
    DEFENDANT,
    /** Neither, such as an intervenor or an amicus. */
    OTHER
}
