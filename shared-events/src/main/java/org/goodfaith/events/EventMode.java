package org.goodfaith.events;

/** The mode of attendance of a scheduled event. */
public enum EventMode {
    IN_PERSON,
    BY_VIDEO,
    BY_TELEPHONE
}
