package org.goodfaith.rulebook.time;

import org.goodfaith.events.Channel;

/**
 * The way an act is filed, if it is a filing. Fed. R. Civ. P. 6(a)(3) and (4) both apply to filings only, so both take
 * the answer from here.
 */
enum FilingMethod {
    ELECTRONIC,
    /**
     * Filing by other means, 6(a)(4)(B). Lodging is assumed to be one, because the paper goes to the clerk's office.
     */
    OTHER_MEANS,
    NO_FILING;

    static FilingMethod of(Channel delivery) {
        return switch (delivery) {
            case FILED -> ELECTRONIC;
            case FILED_ON_PAPER, LODGED -> OTHER_MEANS;
            case SERVED, SERVED_BY_MAIL, EMAILED, HARD_COPY, FAXED, TELEPHONED, IN_PERSON, BY_VIDEO, OTHER -> NO_FILING;
        };
    }

    boolean isFiling() {
        return this != NO_FILING;
    }
}
