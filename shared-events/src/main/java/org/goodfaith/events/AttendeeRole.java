package org.goodfaith.events;

/** In which role somebody attends for a party. */
public enum AttendeeRole {
    /** The attorney who will try the case. */
    LEAD_TRIAL_COUNSEL,
    OTHER_COUNSEL,
    /** The party itself, a natural person. */
    PARTY_IN_PERSON,
    /** Somebody who represents a party that is no natural person. */
    REPRESENTATIVE,
    /** A member of the governing body or a senior executive of a government entity. */
    GOVERNMENT_DESIGNEE,
    /** A representative of the party's insurer. */
    CARRIER_REPRESENTATIVE,
    OTHER
}
