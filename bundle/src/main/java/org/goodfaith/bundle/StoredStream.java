package org.goodfaith.bundle;

import java.util.List;
import org.goodfaith.events.CourtId;

/**
 * One record as it is stored: that of a case, or of a court's calendar.
 *
 * @param name its name: the case's id, or the name of the calendar
 * @param events in order of their numbers; none if nothing is on record
 */
public record StoredStream(String name, List<StoredEvent> events) {

    private static final String CALENDAR = "calendar-";

    public StoredStream {
        events = List.copyOf(events);
    }

    /** @return the name of the record of a court's calendar */
    public static String calendar(CourtId court) {
        return CALENDAR + court;
    }
}
