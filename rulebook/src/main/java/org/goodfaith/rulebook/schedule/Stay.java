package org.goodfaith.rulebook.schedule;

import java.util.List;
import org.goodfaith.events.OrderId;

/**
 * A stay of the proceedings that has not been lifted.
 *
 * @param orders the orders whose obligations it suspends; empty if the settlement steps continue
 */
public record Stay(Source by, List<OrderId> orders) {

    public Stay {
        orders = List.copyOf(orders);
    }
}
