/**
 * The calendar of a court as an aggregate: closures are proclaimed and withdrawn.
 *
 * <p>Depends on the JDK and on {@code org.goodfaith.events} and {@code .cases} only; Axon is allowed in
 * {@code CourtCalendarAggregate} alone. The rulebook decides how a closure changes a deadline.
 */
@NullMarked
package org.goodfaith.command.calendar;

import org.jspecify.annotations.NullMarked;
