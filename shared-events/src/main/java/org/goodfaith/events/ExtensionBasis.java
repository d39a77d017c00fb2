package org.goodfaith.events;

/** The ground of an extension. */
public enum ExtensionBasis {
    ORDER,
    STIPULATION
}
