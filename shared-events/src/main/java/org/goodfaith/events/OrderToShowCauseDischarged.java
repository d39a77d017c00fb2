package org.goodfaith.events;

/**
 * The court discharged an order to show cause.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param order the order to show cause
 * @param words the court's own words
 */
public record OrderToShowCauseDischarged(Circumstances circumstances, OrderId order, String words) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public OrderToShowCauseDischarged {
        Texts.requireNote("words", words);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
