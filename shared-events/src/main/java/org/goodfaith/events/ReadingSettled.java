package org.goodfaith.events;

import org.goodfaith.orders.TermRef;

/**
 * An ambiguity of an order was settled: one reading of a term holds and the others are ruled out.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param term the term of the order
 * @param reading the short name of the reading that holds
 * @param settledBy who said so
 * @param reason why, in one or two sentences
 */
public record ReadingSettled(Circumstances circumstances, TermRef term, String reading, String settledBy, String reason)
        implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public ReadingSettled {
        ShortName.require(reading);
        Texts.requireLine("settledBy", settledBy);
        Texts.requireNote("reason", reason);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
