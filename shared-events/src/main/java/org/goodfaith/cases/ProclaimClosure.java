package org.goodfaith.cases;

import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtId;

/**
 * Adds closed days to a court's calendar.
 *
 * @param closure the closed days, their kind and their authority
 */
public record ProclaimClosure(ClosureProclaimed closure) implements CalendarCommand {

    @Override
    public CourtId court() {
        return closure.court();
    }
}
