package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * The court stayed the proceedings.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param orders the orders whose duties the stay suspends; none if the settlement steps go on
 * @param reason why, in one or two sentences
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
