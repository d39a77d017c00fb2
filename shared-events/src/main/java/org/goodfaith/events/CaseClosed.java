package org.goodfaith.events;

/**
 * The court closed the case.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param reason the reason, in one or two sentences
 */
public record CaseClosed(Circumstances circumstances, String reason) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public CaseClosed {
        Texts.requireNote("reason", reason);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
