package org.goodfaith.events;

/**
 * The court lifted the stay.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param reason the reason, in one or two sentences
 */
public record StayLifted(Circumstances circumstances, String reason) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public StayLifted {
        Texts.requireNote("reason", reason);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
