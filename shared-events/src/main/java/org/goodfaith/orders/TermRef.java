package org.goodfaith.orders;

import org.goodfaith.events.OrderId;

/** A reference to a term of an order of the same case. */
public record TermRef(OrderId order, TermId term) {

    @Override
    public String toString() {
        return order + "/" + term;
    }
}
