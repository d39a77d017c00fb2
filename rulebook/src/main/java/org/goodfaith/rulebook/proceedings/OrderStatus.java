package org.goodfaith.rulebook.proceedings;

/** The status of an order. Of several ends the earliest counts. */
public enum OrderStatus {
    IN_FORCE,
    /** A later order replaced it, or later orders replaced all of its terms. */
    SUPERSEDED,
    VACATED
}
