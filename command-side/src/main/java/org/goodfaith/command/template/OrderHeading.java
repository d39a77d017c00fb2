package org.goodfaith.command.template;

import java.time.LocalDate;
import java.util.List;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.OrderId;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * The data of an order apart from its terms and events.
 *
 * @param circumstances when and through which channel it was issued, and the evidence
 * @param order unique in the case
 * @param title the title of the order; absent to use the template's title
 * @param datedOn the day on the signature line
 * @param filedOn the day it was filed or entered on the docket; absent if not recorded
 * @param judge the initials of the judge who issued it
 * @param supersedesOrders orders it replaces completely
 * @param supersedesTerms individual terms it replaces
 * @param sourceNote known gaps in the copy of this order; absent to use the template's note, if any
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
