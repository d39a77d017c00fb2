package org.goodfaith.command.cases;

import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;

/** Tells the current time in a court's zone. */
@FunctionalInterface
public interface CourtClock {

    /**
     * Returns the current date and time in the court's zone.
     *
     * @throws org.goodfaith.cases.Refused if the court is unknown
     */
    CourtTime now(CourtId court);
}
