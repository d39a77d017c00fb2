package org.goodfaith.events;

/**
 * The court vacated an order. Obligations under it that are still open end.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param order the id of the vacated order
 * @param reason the reason, in one or two sentences
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
