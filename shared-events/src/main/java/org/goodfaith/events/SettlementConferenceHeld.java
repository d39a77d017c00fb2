package org.goodfaith.events;

/**
 * The settlement conference was held. What was said is not recorded.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param event the scheduled event it is about
 */
public record SettlementConferenceHeld(Circumstances circumstances, EventKey event) implements CourtAct, EventHeld {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
