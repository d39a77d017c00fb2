package org.goodfaith.events;

/** Whether the court's orders reach a party yet: served with process, or named only by a placeholder. */
public enum Service {
    /** Served, or service was waived. */
    SERVED,
    NOT_SERVED,
    /** Not identified yet, such as {@code DOES 1-50}. */
    NOT_NAMED
}
