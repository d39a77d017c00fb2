package org.goodfaith.rulebook.status;

/** Why an obligation stands where it stands, where that needs a type and not only words. */
public enum StatusCause {
    /** What would make it binding has not happened. */
    NOT_TRIGGERED,
    /** The entry that triggered it was struck. */
    TRIGGER_STRICKEN,
    /** The event it is counted from has no date. */
    EVENT_NOT_SCHEDULED,
    EVENT_CANCELED,
    STAYED,
    SETTLED,
    EXHAUSTED,
    EVENT_HELD,
    PARTY_DISMISSED,
    ORDER_VACATED,
    ORDER_SUPERSEDED,
    CASE_CLOSED,
    /** The same side made a newer offer to the same recipient. */
    OFFER_REPLACED,
    OFFER_WITHDRAWN
}
