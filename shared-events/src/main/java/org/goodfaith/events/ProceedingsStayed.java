package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The court stayed the proceedings.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param orders the orders whose obligations the stay suspends; empty if the settlement steps continue
 * @param effect what the stay does to the dates of these orders; absent if its order does not say
 * @param reason the reason, in one or two sentences
 */
public record ProceedingsStayed(
        Circumstances circumstances,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<OrderId> orders,
        @Nullable StayEffect effect,
        String reason)
        implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public ProceedingsStayed {
        orders = List.copyOf(orders);
        Texts.requireDistinct("orders", orders, Limits.PARTIES_MAX);
        Texts.requireNote("reason", reason);
    }

    /** Creates a stay that does not say what it does to dates. */
    public ProceedingsStayed(Circumstances circumstances, List<OrderId> orders, String reason) {
        this(circumstances, orders, null, reason);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
