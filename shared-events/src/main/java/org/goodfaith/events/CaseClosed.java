package org.goodfaith.events;

/**
 * The case was closed.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param reason why, in one or two sentences
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
