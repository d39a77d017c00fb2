package org.goodfaith.rulebook.time;

/**
 * A deadline under one reading of the contested and doubtful days.
 *
 * @param label the reading, such as "Fri, Jul 3, 2026 (Independence Day, observed) counts as a legal holiday"
 * @param deadline the deadline under this reading
 */
public record CalendarReading(String label, Deadline deadline) {}
