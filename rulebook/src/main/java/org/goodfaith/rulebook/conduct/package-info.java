/**
 * The objective indicators of conduct, each with its evidence and never a verdict.
 *
 * <p>Everything here is a pure function of the facts and the standings: no clock, no I/O, no framework.
 */
@NullMarked
package org.goodfaith.rulebook.conduct;

import org.jspecify.annotations.NullMarked;
