package org.goodfaith.events;

/** The ground on which cases form a group. */
public enum GroupKind {
    /** Consolidated, Fed. R. Civ. P. 42(a). */
    CONSOLIDATED,
    /** Related under a local rule; each case continues by its own orders. */
    RELATED
}
