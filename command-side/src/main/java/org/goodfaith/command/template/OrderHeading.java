package org.goodfaith.command.template;

import java.time.LocalDate;
import java.util.List;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.OrderId;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * What stands above and below the terms of an order.
 *
 * @param circumstances when it was made, by what channel and with what evidence
 * @param order unique in the case
 * @param title as the order is headed; absent for the template's title
 * @param datedOn the day on the signature line
 * @param filedOn the day it was filed or entered on the docket; absent if not recorded
 * @param judge the initials of the judge who made it
 * @param supersedesOrders orders it replaces whole
 * @param supersedesTerms single terms it replaces
 * @param sourceNote what is known to be missing from this order's copy; absent for the template's note, if it has one
 */
public record OrderHeading(
        Circumstances circumstances,
        OrderId order,
        @Nullable String title,
        LocalDate datedOn,
        @Nullable LocalDate filedOn,
        String judge,
        List<OrderId> supersedesOrders,
        List<TermRef> supersedesTerms,
        @Nullable String sourceNote) {

    public OrderHeading {
        supersedesOrders = List.copyOf(supersedesOrders);
        supersedesTerms = List.copyOf(supersedesTerms);
    }
}
