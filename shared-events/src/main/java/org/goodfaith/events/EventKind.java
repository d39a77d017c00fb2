package org.goodfaith.events;

/** The kind of a scheduled event. */
public enum EventKind {
    SETTLEMENT_CONFERENCE,
    PRE_SETTLEMENT_MEETING,
    VDRP_SESSION,
    VDRP_TELEPHONE_CONFERENCE,
    HEARING,
    OTHER
}
