package org.goodfaith.events;

/** The state of service on a party, which decides if the court's orders reach it yet. */
public enum Service {
    /** Served, or service was waived. */
    SERVED,
    NOT_SERVED,
    /** Not identified yet, such as {@code DOES 1-50}. */
    NOT_NAMED
}
