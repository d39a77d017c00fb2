package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * A court order was entered with its complete terms, so that it never changes when a template is edited.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param order unique in the case
 * @param title as the order is headed
 * @param datedOn the day on the signature line
 * @param filedOn the day it was filed or entered on the read model; absent if not recorded
 * @param judge the initials of the judge who made it
 * @param template the template and parameters it was compiled from; absent for inline terms
 * @param terms everything it requires, forbids, asks and allows
 * @param supersedesOrders orders it replaces whole
 * @param supersedesTerms single terms it replaces
 * @param sourceNote what is known to be missing from the source; absent if it is complete
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
