package org.goodfaith.events;

/** How an act was carried out or a document traveled. An order can demand one channel and forbid another. */
public enum Channel {
    /** Electronically filed on the public docket (CM/ECF). */
    FILED,
    /** Filed with the clerk on paper. */
    FILED_ON_PAPER,
    /** Delivered to the court without filing; not part of the official file. */
    LODGED,
    /** Delivered to the other side by electronic or personal service, Fed. R. Civ. P. 5(b)(2)(A), (B) or (E). */
    SERVED,
    /**
     * Served by mail, by leaving it with the clerk or by other consented means, Fed. R. Civ. P. 5(b)(2)(C), (D), (F).
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
