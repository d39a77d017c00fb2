package org.goodfaith.events;

/**
 * The court vacated an order; what it still required ends.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param order the order
 * @param reason why, in one or two sentences
 */
public record OrderVacated(Circumstances circumstances, OrderId order, String reason) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public OrderVacated {
        Texts.requireNote("reason", reason);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
