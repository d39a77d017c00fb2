package org.goodfaith.events;

import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/** A fact about one term and, if the term recurs, about one of the obligations that it creates. */
public interface RecurrenceFact {

    TermRef term();

    /** @return the number of the period, from 1; null if not recorded */
    @Nullable
    Integer period();

    /** @return the entry that created the obligation, or the entry of the order; null if not recorded */
    @Nullable
    Long trigger();
}
