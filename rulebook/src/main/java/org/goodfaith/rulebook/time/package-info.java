/**
 * Computing when a duty falls due, under Fed. R. Civ. P. 6(a) and the order's own words.
 *
 * <p>Everything here is a pure function of its arguments: no clock, no I/O, no framework.
 */
@NullMarked
package org.goodfaith.rulebook.time;

import org.jspecify.annotations.NullMarked;
