/**
 * What is checked when an order comes in: that its terms make sense, and what a clerk should look at twice.
 *
 * <p>Everything here is a pure function of its arguments: no clock, no I/O, no framework. May depend on
 * {@code rulebook.time} and the shared events. {@link org.goodfaith.rulebook.intake.TermsCheck} finds what makes terms
 * unusable, so that they are refused; {@link org.goodfaith.rulebook.intake.IntakeLint} finds the traps seen in real
 * orders, and only warns.
 */
@NullMarked
package org.goodfaith.rulebook.intake;

import org.jspecify.annotations.NullMarked;
