/**
 * Computing a deadline for a question of one's own, and the courts' calendars it is computed with.
 *
 * <p>Days are counted by {@code org.goodfaith.rulebook.time} only. Start with
 * {@link org.goodfaith.query.deadline.CourtCalendars}.
 */
@NullMarked
package org.goodfaith.query.deadline;

import org.jspecify.annotations.NullMarked;
