package org.goodfaith.events;

/**
 * The court reopened a closed case.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param reason the reason, in one or two sentences
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
