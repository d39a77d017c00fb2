package org.goodfaith.cases;

import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtId;

/**
 * Asks that days be added to a court's calendar on which it counts as closed.
 *
 * @param closure the days, and who closed them
 */
public record ProclaimClosure(ClosureProclaimed closure) implements CalendarCommand {

    @Override
    public CourtId court() {
        return closure.court();
    }
}
