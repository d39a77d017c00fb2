package org.goodfaith.events;

import java.time.LocalDate;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * More time was asked for.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param actors who acted, for which parties and toward whom
 * @param term the term of the order
 * @param untilOn the day asked for; absent if not recorded
 */
public record ExtensionRequested(
        Circumstances circumstances,
        Actors actors,
        TermRef term,
        @Nullable LocalDate untilOn) implements PartyAct {

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
