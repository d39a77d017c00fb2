/**
 * The courts' calendars with their closures, for computing deadlines.
 *
 * <p>Only {@code org.goodfaith.rulebook.time} counts days. Start with
 * {@link org.goodfaith.query.deadline.CourtCalendars}.
 */
@NullMarked
package org.goodfaith.query.deadline;

import org.jspecify.annotations.NullMarked;
