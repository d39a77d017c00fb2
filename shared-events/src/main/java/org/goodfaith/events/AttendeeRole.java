package org.goodfaith.events;

/** The role in which a person attends for a party. */
public enum AttendeeRole {
    /** The attorney who will try the case. */
    LEAD_TRIAL_COUNSEL,
    OTHER_COUNSEL,
    /** The party itself, if it is a natural person. */
    PARTY_IN_PERSON,
    /** A representative of a party that is not a natural person. */
    REPRESENTATIVE,
    /** A member of the governing body or a senior executive of a government entity. */
    GOVERNMENT_DESIGNEE,
    /** A representative of the party's insurance carrier. */
    CARRIER_REPRESENTATIVE,
    OTHER
}
