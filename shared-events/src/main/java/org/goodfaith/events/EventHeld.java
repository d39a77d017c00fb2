package org.goodfaith.events;

/** Something scheduled was held; terms about it end with that day. */
public sealed interface EventHeld permits PreSettlementMeetingHeld, SettlementConferenceHeld, VDRPSessionHeld {

    /** @return the scheduled event that was held */
    EventKey event();
}
