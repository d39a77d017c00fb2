/**
 * Computes the status of every obligation of a case, with the reasons, as of any valid time and as known at any
 * transaction time.
 *
 * <p>Everything here is a pure function of a case's facts and its court's calendar: no clock, no I/O, no framework. The
 * package may depend on {@code org.goodfaith.events}, {@code org.goodfaith.orders},
 * {@code org.goodfaith.rulebook.schedule} and {@code org.goodfaith.rulebook.time} only;
 * {@code RulebookArchitectureTest} enforces this. Start with {@link org.goodfaith.rulebook.status.Evaluation}. The
 * order in which statuses take precedence is in {@code StatusDecision}.
 */
@NullMarked
package org.goodfaith.rulebook.status;

import org.jspecify.annotations.NullMarked;
