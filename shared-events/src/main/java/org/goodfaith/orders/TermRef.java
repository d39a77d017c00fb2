package org.goodfaith.orders;

import org.goodfaith.events.OrderId;

/** One term of one order of a case. */
public record TermRef(OrderId order, TermId term) {

    @Override
    public String toString() {
        return order + "/" + term;
    }
}
