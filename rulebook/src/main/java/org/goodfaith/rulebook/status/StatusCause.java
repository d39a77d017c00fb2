package org.goodfaith.rulebook.status;

/** The reason for an obligation's status, as a code. */
public enum StatusCause {
    /** The fact that would make it binding is not recorded. */
    NOT_TRIGGERED,
    /** The triggering entry was struck. */
    TRIGGER_STRICKEN,
    /** The event that its due date is counted from has no date. */
    EVENT_NOT_SCHEDULED,
    EVENT_CANCELED,
    STAYED,
    SETTLED,
    EXHAUSTED,
    EVENT_HELD,
    /** The record shows that the party did not appear. */
    DID_NOT_APPEAR,
    PARTY_DISMISSED,
    ORDER_VACATED,
    ORDER_SUPERSEDED,
    CASE_CLOSED,
    /** The same side made a newer offer to the same recipient. */
    OFFER_REPLACED,
    OFFER_WITHDRAWN,
    /** Another term was performed, which ends this one. */
    TERM_PERFORMED,
    /** An alternative to the obligation was performed and discharges it. */
    ALTERNATIVE_PERFORMED,
    SHOW_CAUSE_DISCHARGED,
    /** The court imposed a sanction that follows the order to show cause. */
    SANCTION_IMPOSED
}
