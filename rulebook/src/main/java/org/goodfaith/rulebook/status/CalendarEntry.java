package org.goodfaith.rulebook.status;

import java.time.Instant;
import org.goodfaith.events.CalendarFact;

/** A fact as it stands on the record of a court's calendar. */
public record CalendarEntry(Instant recordedAt, CalendarFact fact) {}
