package org.goodfaith.events;

/** What the court set for a time. */
public enum EventKind {
    SETTLEMENT_CONFERENCE,
    PRE_SETTLEMENT_MEETING,
    VDRP_SESSION,
    VDRP_TELEPHONE_CONFERENCE,
    HEARING,
    OTHER
}
