package org.goodfaith.events;

/**
 * The court lifted the stay.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param reason why, in one or two sentences
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
