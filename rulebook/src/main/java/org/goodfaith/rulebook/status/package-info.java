/**
 * Where every obligation of a case stands, and why, at any viewpoint.
 *
 * <p>Everything here is a pure function of a case's facts and its court's calendar: no clock, no I/O, no framework. May
 * depend on {@code org.goodfaith.events}, {@code org.goodfaith.orders} and {@code org.goodfaith.rulebook.time} only;
 * {@code ArchitectureTest} holds it to that. Start with {@link org.goodfaith.rulebook.status.Evaluation}.
 */
@NullMarked
package org.goodfaith.rulebook.status;

import org.jspecify.annotations.NullMarked;
