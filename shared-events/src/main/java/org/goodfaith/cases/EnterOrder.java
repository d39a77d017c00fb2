package org.goodfaith.cases;

import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.OrderEntered;

/**
 * Enters a court order together with the events it schedules.
 *
 * @param caseId the case
 * @param order the order with its complete terms
 * @param events the events the order schedules, recorded in the same transaction
 */
public record EnterOrder(CaseId caseId, OrderEntered order, List<EventScheduled> events) implements CaseCommand {

    public EnterOrder {
        events = List.copyOf(events);
    }
}
