package org.goodfaith.events;

/**
 * The settlement conference was held. Its content is not recorded.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param event the key of the scheduled event
 */
public record SettlementConferenceHeld(Circumstances circumstances, EventKey event) implements CourtAct, EventHeld {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
