package org.goodfaith.rulebook.proceedings;

import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.rulebook.schedule.Source;
import org.jspecify.annotations.Nullable;

/**
 * An order of the court. An order to show cause is an order with the duties to respond.
 *
 * @param by the entry that entered it
 * @param vacated the first entry that vacated it; null unless it was vacated
 */
public record CourtOrder(
        OrderEntered entered, Source by, @Nullable Source vacated, OrderStatus status) {

    static CourtOrder of(OrderEntered entered, Source by) {
        return new CourtOrder(entered, by, null, OrderStatus.IN_FORCE);
    }

    public OrderId id() {
        return entered.order();
    }

    public boolean isInForce() {
        return status == OrderStatus.IN_FORCE;
    }

    CourtOrder vacatedBy(Source vacation) {
        return vacated == null ? new CourtOrder(entered, by, vacation, endedAs(OrderStatus.VACATED)) : this;
    }

    CourtOrder superseded() {
        return new CourtOrder(entered, by, vacated, endedAs(OrderStatus.SUPERSEDED));
    }

    private OrderStatus endedAs(OrderStatus end) {
        return isInForce() ? end : status;
    }
}
