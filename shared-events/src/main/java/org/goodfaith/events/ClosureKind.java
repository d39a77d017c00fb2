package org.goodfaith.events;

/** The ground of a closure that no statute lists, which decides the periods it affects. */
public enum ClosureKind {
    /**
     * A holiday declared by the President or Congress, Fed. R. Civ. P. 6(a)(6)(B). Affects periods in both directions.
     */
    PRESIDENT_OR_CONGRESS,
    /** A holiday declared by the court's state, Fed. R. Civ. P. 6(a)(6)(C). Affects only periods after an event. */
    STATE,
    /** An inaccessible clerk's office, Fed. R. Civ. P. 6(a)(3). Extends filings only, always forward. */
    OFFICE_INACCESSIBLE,
    /**
     * A court's general order that closes the court or extends time. Moves any act that is due on its days to the first
     * open day after them.
     */
    GENERAL_ORDER
}
