package org.goodfaith.events;

/**
 * The court took something off calendar without a new date.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param event the scheduled event it is about
 * @param reason why, in one or two sentences
 */
public record EventCanceled(Circumstances circumstances, EventKey event, String reason) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public EventCanceled {
        Texts.requireNote("reason", reason);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
