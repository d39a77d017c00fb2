package org.goodfaith.events;

/** What an extension rests on. */
public enum ExtensionBasis {
    ORDER,
    STIPULATION
}
