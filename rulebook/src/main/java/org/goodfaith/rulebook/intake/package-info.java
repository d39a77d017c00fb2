/**
 * Checks of an order before it is entered, and of dates set later.
 *
 * <p>All code here is a pure function of its arguments, without clock, I/O or framework. It may depend on
 * {@code rulebook.time} and shared-events. {@link org.goodfaith.rulebook.intake.TermsCheck} finds errors, for which an
 * order is rejected. {@link org.goodfaith.rulebook.intake.IntakeLint} and
 * {@link org.goodfaith.rulebook.intake.DateLint} find likely mistakes and only warn.
 */
@NullMarked
package org.goodfaith.rulebook.intake;

import org.jspecify.annotations.NullMarked;
