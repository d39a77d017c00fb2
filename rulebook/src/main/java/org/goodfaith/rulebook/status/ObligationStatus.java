package org.goodfaith.rulebook.status;

/**
 * The status of an obligation at a {@link Viewpoint}. It states what the record shows, and is no verdict.
 *
 * <pre>
 * DORMANT ──▶ OPEN ──▶ OVERDUE ──▶ LATE            performed after the due date
 *   ▲  │        │ ╲        ╲─────▶ UNPERFORMED     ended without performance
 *   ╰──╯        │  ╲──▶ MET, DEFICIENT (cured: MET or LATE), EXCUSED
 *               ╰─────▶ MOOT, LAPSED               ended before it fell due; a SHOULD or MAY unused
 * </pre>
 */
public enum ObligationStatus {
    /** Not triggered, stayed, or without a date because an event is not scheduled. */
    DORMANT,
    /** Binding and not performed; not past due, or without a due date. */
    OPEN,
    /** A MUST that is past due under every reading, with no performance recorded. */
    OVERDUE,
    /** Performed in time and in form. */
    MET,
    /** Performed after the due date. */
    LATE,
    /** Performed, but a requirement is not met or cured; or a prohibited act is recorded. */
    DEFICIENT,
    /** Excused by the court. */
    EXCUSED,
    /** Ended before the due date. */
    MOOT,
    /** Ended after the due date, without performance. */
    UNPERFORMED,
    /** A SHOULD or MAY whose time passed without use. */
    LAPSED
}
