package org.goodfaith.events;

import org.jspecify.annotations.Nullable;

/**
 * The court lifted the stay.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param effect what the stay did to the dates of its orders; absent if the order that lifts it does not say
 * @param reason the reason, in one or two sentences
 */
public record StayLifted(
        Circumstances circumstances, @Nullable StayEffect effect, String reason) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public StayLifted {
        Texts.requireNote("reason", reason);
    }

    /** Creates the end of a stay whose order does not say what the stay did to dates. */
    public StayLifted(Circumstances circumstances, String reason) {
        this(circumstances, null, reason);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
