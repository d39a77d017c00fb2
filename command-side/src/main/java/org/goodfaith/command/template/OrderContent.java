package org.goodfaith.command.template;

import java.util.List;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.TemplateUse;
import org.goodfaith.orders.Term;
import org.jspecify.annotations.Nullable;

/**
 * The terms and events of an order, checked and ready to be entered.
 *
 * @param title the title of the order; absent for inline terms
 * @param template the template and parameters it was compiled from; absent for inline terms
 * @param events the events that the order schedules or that will be scheduled under it
 * @param terms everything the order requires, forbids, requests and permits
 * @param sourceNote known gaps in the template's source; absent if it is complete
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
     * Returns the fact that the order was entered.
     *
     * @throws IllegalArgumentException if neither the heading nor the template has a title
     */
    public OrderEntered entered(OrderHeading heading) {
        String effectiveTitle = heading.title() == null ? title : heading.title();
        if (effectiveTitle == null) {
            throw new IllegalArgumentException("title: required for an order without a template");
        }
        return new OrderEntered(
                heading.circumstances(),
                heading.order(),
                effectiveTitle,
                heading.datedOn(),
                heading.filedOn(),
                heading.judge(),
                template,
                terms,
                heading.supersedesOrders(),
                heading.supersedesTerms(),
                heading.sourceNote() == null ? sourceNote : heading.sourceNote());
    }

    /** Returns one fact for each event that the order itself schedules. */
    public List<EventScheduled> scheduled(OrderHeading heading) {
        return events.stream()
                .flatMap(event -> event.scheduled(heading.circumstances(), heading.order()).stream())
                .toList();
    }
}
