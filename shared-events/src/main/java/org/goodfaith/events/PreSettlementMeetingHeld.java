package org.goodfaith.events;

/**
 * The pre-settlement meeting was held.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param event the scheduled event it is about
 */
public record PreSettlementMeetingHeld(Circumstances circumstances, EventKey event) implements CourtAct, EventHeld {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PARTIES;
    }
}
