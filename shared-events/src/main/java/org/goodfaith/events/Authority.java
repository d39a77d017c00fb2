package org.goodfaith.events;

/** What authority to settle somebody brought. Its limits are never recorded. */
public enum Authority {
    /** May settle on any terms without calling anybody. */
    UNLIMITED,
    /** May take part and recommend an agreement to the governing body. */
    PARTICIPATE_AND_RECOMMEND,
    /** May settle up to the limits of coverage. */
    FULL_TO_COVERAGE,
    /** Must call somebody, or is capped. */
    LIMITED,
    NONE
}
