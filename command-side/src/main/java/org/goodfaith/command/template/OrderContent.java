package org.goodfaith.command.template;

import java.util.List;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.TemplateUse;
import org.goodfaith.orders.Term;
import org.jspecify.annotations.Nullable;

/**
 * What an order requires and what it sets for a time, checked and ready to be entered.
 *
 * @param title as the order is headed; absent for inline terms
 * @param template the template and parameters it was compiled from; absent for inline terms
 * @param events what the order sets for a time, or will be set under it
 * @param terms everything it requires, forbids, asks and allows
 * @param sourceNote what is known to be missing from the template's source; absent if it is complete
 */
public record OrderContent(
        @Nullable String title,
        @Nullable TemplateUse template,
        List<EventSetting> events,
        List<Term> terms,
        @Nullable String sourceNote) {

    public OrderContent {
        events = List.copyOf(events);
        terms = List.copyOf(terms);
    }

    /**
     * @return the fact that the order was entered
     * @throws IllegalArgumentException if neither the heading nor the template has a title
     */
    public OrderEntered entered(OrderHeading heading) {
        String headed = heading.title() == null ? title : heading.title();
        if (headed == null) {
            throw new IllegalArgumentException("title: an order entered without a template needs one");
        }
        return new OrderEntered(
                heading.circumstances(),
                heading.order(),
                headed,
                heading.datedOn(),
                heading.filedOn(),
                heading.judge(),
                template,
                terms,
                heading.supersedesOrders(),
                heading.supersedesTerms(),
                heading.sourceNote() == null ? sourceNote : heading.sourceNote());
    }

    /** @return one fact for each event that the order itself sets for a time */
    public List<EventScheduled> scheduled(OrderHeading heading) {
        return events.stream()
                .flatMap(event -> event.scheduled(heading.circumstances(), heading.order()).stream())
                .toList();
    }
}
