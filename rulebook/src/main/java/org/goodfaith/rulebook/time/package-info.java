/**
 * Computing when a duty falls due, under Fed. R. Civ. P. 6(a) and the order's own words.
 *
 * <p>Everything here is a pure function of its arguments: no clock, no I/O, no framework. May depend on the JDK,
 * JSpecify and shared-events only. Start with {@link org.goodfaith.rulebook.time.Rule6}; the rule, paragraph by
 * paragraph, with the method and the test that hold it, is in {@code docs/rules/frcp-6.md}. The days on which the law
 * closes a court are the table in {@code LegalHolidays}.
 */
@NullMarked
package org.goodfaith.rulebook.time;

import org.jspecify.annotations.NullMarked;
