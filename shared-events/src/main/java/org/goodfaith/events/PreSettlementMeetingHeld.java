package org.goodfaith.events;

/**
 * The pre-settlement meeting was held.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param event the key of the scheduled event
 */
public record PreSettlementMeetingHeld(Circumstances circumstances, EventKey event) implements CourtAct, EventHeld {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
