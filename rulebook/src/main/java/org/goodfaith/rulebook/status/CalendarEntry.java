package org.goodfaith.rulebook.status;

import java.time.Instant;
import org.goodfaith.events.CalendarFact;

/**
 * A fact on the record of a court's calendar.
 *
 * @param recordedAt when it was recorded (transaction time)
 */
public record CalendarEntry(Instant recordedAt, CalendarFact fact) {}
