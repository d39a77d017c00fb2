package org.goodfaith.events;

/**
 * The court took an event off calendar without setting a new date.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param event the key of the scheduled event
 * @param reason the reason, in one or two sentences
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
