package org.goodfaith.orders;

import org.goodfaith.events.Texts;

/**
 * The place in an order and its exact words.
 *
 * @param where the page and lines or paragraph, such as {@code p. 2, lines 25-26}
 * @param quotation the order's own words
 */
public record Citation(String where, String quotation) {

    /** @throws IllegalArgumentException if a component is malformed */
    public Citation {
        Texts.requireLine("where", where);
        Texts.requireNote("quotation", quotation);
    }
}
