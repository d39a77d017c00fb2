package org.goodfaith.events;

/** The effect of a stay on the dates that had not passed when it began. */
public enum StayEffect {
    /** The days that remained when the stay began run again from the day it is lifted. */
    TOLLED,
    /** The dates fall away. The court sets new ones. */
    VACATED,
    /** The dates stay as they are and can pass during the stay. */
    UNCHANGED
}
