package org.goodfaith.events;

/** How a scheduled event is held. */
public enum EventMode {
    IN_PERSON,
    BY_VIDEO,
    BY_TELEPHONE
}
