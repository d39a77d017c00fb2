package org.goodfaith.events;

import java.time.LocalDate;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * A party asked for an extension of time.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param actors the person who acted, the parties represented and the recipients
 * @param term the term whose deadline would move
 * @param untilOn the last day asked for, in the court's local calendar; absent if not recorded
 */
public record ExtensionRequested(
        Circumstances circumstances,
        Actors actors,
        TermRef term,
        @Nullable LocalDate untilOn) implements PartyAct {

    /** @throws IllegalArgumentException if the day is out of range */
    public ExtensionRequested {
        Limits.requireDay("untilOn", untilOn);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
