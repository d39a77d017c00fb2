package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * The court stayed the proceedings.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param orders the orders whose obligations the stay suspends; empty if the settlement steps continue
 * @param reason the reason, in one or two sentences
 */
public record ProceedingsStayed(
        Circumstances circumstances,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<OrderId> orders,
        String reason) implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public ProceedingsStayed {
        orders = List.copyOf(orders);
        Texts.requireDistinct("orders", orders, Limits.PARTIES_MAX);
        Texts.requireNote("reason", reason);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
