package org.goodfaith.rulebook.schedule;

import java.util.List;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.StayEffect;
import org.goodfaith.events.StayLifted;
import org.jspecify.annotations.Nullable;

/**
 * A stay of the proceedings.
 *
 * @param by the entry that began it
 * @param orders the orders whose obligations it suspends; empty if the settlement steps continue
 * @param effect its effect on dates; null if neither the stay nor the order that lifts it states one
 * @param lifted the entry that ended it; null while it is in effect
 */
public record Stay(
        Source by,
        List<OrderId> orders,
        @Nullable StayEffect effect,
        @Nullable Source lifted) {

    public Stay {
        orders = List.copyOf(orders);
    }

    static Stay of(ProceedingsStayed stay, Source by) {
        return new Stay(by, stay.orders(), stay.effect(), null);
    }

    Stay liftedBy(StayLifted lift, Source end) {
        return new Stay(by, orders, lift.effect() == null ? effect : lift.effect(), end);
    }
}
