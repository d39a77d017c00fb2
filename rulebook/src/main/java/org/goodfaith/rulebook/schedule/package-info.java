/**
 * The schedule of a case: the court's events, with every occasion on which they were set, moved, held or canceled, and
 * the stays of its orders.
 *
 * <p>This is the only place that answers "when is this event set for?" and "is this order stayed?".
 * {@code Evaluation.schedule} derives the {@link org.goodfaith.rulebook.schedule.Schedule}. The evaluation, the pages,
 * the calendars, the feeds and the dry run all read it.
 */
@NullMarked
package org.goodfaith.rulebook.schedule;

import org.jspecify.annotations.NullMarked;
