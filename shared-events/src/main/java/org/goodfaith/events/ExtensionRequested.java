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
 * @param period the number of the period, from 1, if the term recurs in periods; absent for the one that was open
 * @param trigger the entry that created the obligation, if the term recurs with each such entry; the entry of the order
 *     for the obligation that the order itself imposes; absent for the one that was open
 * @param untilOn the last day asked for, in the court's local calendar; absent if not recorded
 */
public record ExtensionRequested(
        Circumstances circumstances,
        Actors actors,
        TermRef term,
        @Nullable Integer period,
        @Nullable Long trigger,
        @Nullable LocalDate untilOn)
        implements PartyAct, RecurrenceFact {

    /** @throws IllegalArgumentException if a component is malformed */
    public ExtensionRequested {
        Limits.requireRecurrence(period, trigger);
        Limits.requireDay("untilOn", untilOn);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
