package org.goodfaith.bundle;

import java.util.List;
import org.goodfaith.events.CourtId;

/**
 * The stored events of a case or of a court's calendar.
 *
 * @param name the case id, or the name of the calendar
 * @param events in order of their sequence numbers; empty if nothing is recorded
 */
public record StoredStream(String name, List<StoredEvent> events) {

    private static final String CALENDAR = "calendar-";

    public StoredStream {
        events = List.copyOf(events);
    }

    /** Returns the name of the stream of a court's calendar. */
    public static String calendar(CourtId court) {
        return CALENDAR + court;
    }
}
