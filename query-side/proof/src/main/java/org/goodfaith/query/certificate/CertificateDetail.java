package org.goodfaith.query.certificate;

/** The level of detail at which a certificate shows obligations. An ordinary case fits two pages. */
enum CertificateDetail {
    /** Shows each obligation in a row with the order's words. */
    QUOTED,
    /** Omits the order's words, and summarizes obligations with no activity and no date. */
    SUMMARIZED,
    /** Also summarizes obligations that were met without remarks, and shortens long quotations. */
    SHORTENED;

    boolean quotes() {
        return this == QUOTED;
    }

    boolean summarizes() {
        return this == SUMMARIZED || this == SHORTENED;
    }

    boolean shortens() {
        return this == SHORTENED;
    }
}
