package org.goodfaith.events;

/** A scheduled event was held. Terms about the event end with the day of this fact. */
public sealed interface EventHeld permits PreSettlementMeetingHeld, SettlementConferenceHeld, VDRPSessionHeld {

    /** Returns the key of the event that was held. */
    EventKey event();
}
