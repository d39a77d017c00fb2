package org.goodfaith.cases;

import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.OrderEntered;

/**
 * Asks that a court's order be entered, together with what it sets for a time.
 *
 * @param caseId the case
 * @param order the order with its complete terms
 * @param events what the order sets for a time; recorded in the same commit
 */
public record EnterOrder(CaseId caseId, OrderEntered order, List<EventScheduled> events) implements CaseCommand {

    public EnterOrder {
        events = List.copyOf(events);
    }
}
