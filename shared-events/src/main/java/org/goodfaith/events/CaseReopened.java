package org.goodfaith.events;

/**
 * A closed case was reopened.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param reason why, in one or two sentences
 */
public record CaseReopened(Circumstances circumstances, String reason) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public CaseReopened {
        Texts.requireNote("reason", reason);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
