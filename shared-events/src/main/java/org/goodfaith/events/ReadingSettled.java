package org.goodfaith.events;

import org.goodfaith.orders.TermRef;

/**
 * A ruling settled an ambiguity of an order. One reading of the term applies and the others are ruled out.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param term the ambiguous term
 * @param reading the id of the reading that applies
 * @param settledBy the court, person or document that settled it
 * @param reason the reason, in one or two sentences
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
