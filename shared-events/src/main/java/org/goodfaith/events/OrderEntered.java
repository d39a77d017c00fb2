package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * A court order was entered with its complete terms. A later change to its template does not change the order.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param order the id of the order, unique in the case
 * @param title the heading of the order
 * @param datedOn the day on the signature line, in the court's local calendar
 * @param filedOn the day the order was filed or entered on the docket; absent if not recorded
 * @param judge the initials of the judge who signed it
 * @param template the template and parameters the order was compiled from; absent for inline terms
 * @param terms the terms of the order: requirements, prohibitions, requests and permissions
 * @param supersedesOrders the orders this one replaces entirely
 * @param supersedesTerms the single terms this order replaces
 * @param sourceNote the known gaps of the source document; absent if it is complete
 */
public record OrderEntered(
        Circumstances circumstances,
        OrderId order,
        String title,
        LocalDate datedOn,
        @Nullable LocalDate filedOn,
        String judge,
        @Nullable TemplateUse template,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Term> terms,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<OrderId> supersedesOrders,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<TermRef> supersedesTerms,
        @Nullable String sourceNote)
        implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public OrderEntered {
        Texts.requireLine("title", title);
        Limits.requireDay("datedOn", datedOn);
        Limits.requireDay("filedOn", filedOn);
        Judge.requireInitials(judge);
        terms = List.copyOf(terms);
        Texts.requireDistinct("terms", terms, Limits.TERMS_MAX);
        supersedesOrders = List.copyOf(supersedesOrders);
        Texts.requireDistinct("supersedesOrders", supersedesOrders, Limits.PARTIES_MAX);
        supersedesTerms = List.copyOf(supersedesTerms);
        Texts.requireDistinct("supersedesTerms", supersedesTerms, Limits.PARTIES_MAX);
        Texts.requireNote("sourceNote", sourceNote);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
