package org.goodfaith.rulebook.time;

/**
 * A deadline under one way of reading the calendar.
 *
 * @param label what it takes the contested days to be, such as {@code Fri 2026-07-03 (Independence Day, observed)
 *     counts as a legal holiday}
 * @param deadline when the act is due if that is right
 */
public record CalendarReading(String label, Deadline deadline) {}
