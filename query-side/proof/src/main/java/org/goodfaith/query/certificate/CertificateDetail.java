package org.goodfaith.query.certificate;

/** How much of each obligation a certificate shows; an ordinary case then fits two pages. */
enum CertificateDetail {
    /** Every obligation in a row of its own, with the order's words. */
    QUOTED,
    /** Without the order's words; those on which nothing was due or done yet, or any more, are summed up. */
    SUMMARISED,
    /** What was plainly met is summed up as well, with dates and acts, and long quotations are shortened. */
    SHORTENED;

    boolean quotes() {
        return this == QUOTED;
    }

    boolean summarizes() {
        return this == SUMMARISED || this == SHORTENED;
    }

    boolean shortens() {
        return this == SHORTENED;
    }
}
