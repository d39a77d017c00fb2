package org.goodfaith.events;

/** The way an act was done or a document was sent. An order can require one channel and forbid another. */
public enum Channel {
    /** Filed electronically on the public docket (CM/ECF). */
    FILED,
    /** Filed with the clerk on paper. */
    FILED_ON_PAPER,
    /** Lodged with the court without filing; not part of the official file. */
    LODGED,
    /** Served personally or electronically, Fed. R. Civ. P. 5(b)(2)(A), (B) or (E). */
    SERVED,
    /**
     * Served by mail, left with the clerk, or served by other means consented to, Fed. R. Civ. P. 5(b)(2)(C), (D) or
     * (F).
     */
    SERVED_BY_MAIL,
    EMAILED,
    HARD_COPY,
    FAXED,
    TELEPHONED,
    IN_PERSON,
    BY_VIDEO,
    OTHER
}
