/**
 * The record of a court's calendar: closures proclaimed and withdrawn, and the Axon shell that keeps it.
 *
 * <p>{@link org.goodfaith.command.calendar.CourtCalendarState} decides and evolves; it is pure and knows the JDK,
 * {@code org.goodfaith.events} and {@code .cases} only. What a closure does to a date is the rulebook's.
 */
@NullMarked
package org.goodfaith.command.calendar;

import org.jspecify.annotations.NullMarked;
