package org.goodfaith.rulebook.status;

/**
 * Where an obligation stands at a viewpoint. It states what the record shows, never a verdict.
 *
 * <pre>
 * DORMANT ──▶ OPEN ──▶ OVERDUE ──▶ LATE            performed in the end
 *   ▲  │        │ ╲        ╲─────▶ UNPERFORMED     ended without performance
 *   ╰──╯        │  ╲──▶ MET, DEFICIENT (cured: MET or LATE), EXCUSED
 *               ╰─────▶ MOOT, LAPSED               ended before it fell due; a SHOULD or MAY unused
 * </pre>
 */
public enum ObligationStatus {
    /** Not triggered, stayed, or waiting for another's act that never came: the reason is named. */
    DORMANT,
    /** Binding, nothing recorded, not past due or undated. */
    OPEN,
    /** A dated MUST, past due under every reading, with no performance recorded. */
    OVERDUE,
    /** Performed in time and in form. */
    MET,
    /** Performed after it was due. */
    LATE,
    /** Performed, but a requirement is not met and not cured; or a prohibition was breached. */
    DEFICIENT,
    /** Relieved by the court. */
    EXCUSED,
    /** Ended before it fell due. */
    MOOT,
    /** Ended after it fell due, without performance. */
    UNPERFORMED,
    /** A SHOULD or MAY whose time passed unused. */
    LAPSED
}
