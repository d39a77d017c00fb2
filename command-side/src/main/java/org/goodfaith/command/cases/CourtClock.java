package org.goodfaith.command.cases;

import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;

/** Tells the time in a court's zone. */
@FunctionalInterface
public interface CourtClock {

    /**
     * @return now, on the court's own clock
     * @throws org.goodfaith.cases.Refused if the court is not on file
     */
    CourtTime now(CourtId court);
}
